package io.weitblick.agent.tls;

import io.weitblick.common.hash.Sha256;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts a server whose chain contains the pinned certificate and is signed link by link up to it. Validity dates are
 * ignored, as a box boots without a clock, and so is the name: the pinned authority vouches for one server only.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private static final List<String> SERVER_USES = List.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

    private final Sha256 fingerprint;

    PinnedTrust(Sha256 fingerprint) {
        this.fingerprint = fingerprint;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        List<String> uses = chain[0].getExtendedKeyUsage();
        if (uses != null && uses.stream().noneMatch(SERVER_USES::contains)) {
            throw new CertificateException("certificate " + chain[0].getSubjectX500Principal() + " is not a server's");
        }
        for (int i = 0; i < chain.length; i++) {
            if (Sha256.of(chain[i].getEncoded()).equals(fingerprint)) {
                return;
            }
            if (i + 1 < chain.length) {
                requireSigned(chain[i], chain[i + 1]);
            }
        }
        throw new CertificateException("no certificate of the server has the pinned fingerprint " + fingerprint
                + "; compare [fleet] server fingerprint in himblick.conf with the server's");
    }

    private static void requireSigned(X509Certificate certificate, X509Certificate issuer) throws CertificateException {
        if (issuer.getBasicConstraints() < 0) {
            throw new CertificateException(issuer.getSubjectX500Principal() + " may not sign certificates");
        }
        try {
            certificate.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    certificate.getSubjectX500Principal() + " is not signed by " + issuer.getSubjectX500Principal(), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noServer();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException noServer() {
        return new CertificateException("an agent is never a server");
    }
}
