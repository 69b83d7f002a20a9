package io.weitblick.server.sftp;

import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.ChachaPolyCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.mac.Macs;
import java.security.Security;
import java.util.List;
import java.util.stream.Stream;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.cipher.Cipher;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * What this server offers when it speaks SSH: the choice of OpenSSH 9's own defaults as far as sshj has them. Nothing
 * with SHA-1, CBC or less than 128 bits, which sshj would offer by itself.
 */
final class SshAlgorithms {
    private static final List<Factory.Named<Cipher>> AES = List.of(GcmCiphers.AES128GCM(), GcmCiphers.AES256GCM());
    private static final List<Factory.Named<Cipher>> CHACHA = List.of(ChachaPolyCiphers.CHACHA_POLY_OPENSSH());
    private static final List<Factory.Named<Cipher>> COUNTER =
            List.of(BlockCiphers.AES128CTR(), BlockCiphers.AES256CTR());

    private final Config aesFirst;
    private final Config chachaFirst;

    SshAlgorithms() {
        useJdkCiphers();
        this.aesFirst = config(AES, CHACHA);
        this.chachaFirst = config(CHACHA, AES);
    }

    /**
     * A configuration that connections may share, with the cheapest cipher first: AES-GCM for machines that compute AES in
     * hardware, ChaCha20 for those that do not, such as every Raspberry Pi before the 5.
     */
    Config configFor(boolean hardwareAes) {
        return hardwareAes ? aesFirst : chachaFirst;
    }

    /** Of the ciphers that deliveries use first. */
    SshRehearsal rehearsal() {
        return new SshRehearsal(List.of(AES.get(0), CHACHA.get(0)));
    }

    private static Config config(List<Factory.Named<Cipher>> first, List<Factory.Named<Cipher>> second) {
        Config config = new ConfigImpl();
        config.setVersion("Weitblick");
        config.setLoggerFactory(new Silence());
        config.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        config.setVerifyHostKeyCertificates(false);
        config.setFileKeyProviderFactories(List.of());
        config.setCompressionFactories(List.of(new NoneCompression.Factory()));
        config.setKeyExchangeFactories(List.of(
                new Curve25519SHA256.Factory(),
                new Curve25519SHA256.FactoryLibSsh(),
                new ECDHNistP.Factory256(),
                new ECDHNistP.Factory384(),
                new ECDHNistP.Factory521(),
                DHGroups.Group16SHA512(),
                DHGroups.Group18SHA512(),
                DHGroups.Group14SHA256()));
        config.setKeyAlgorithms(List.of(
                KeyAlgorithms.EdDSA25519(),
                KeyAlgorithms.ECDSASHANistp256(),
                KeyAlgorithms.ECDSASHANistp384(),
                KeyAlgorithms.ECDSASHANistp521(),
                KeyAlgorithms.RSASHA512(),
                KeyAlgorithms.RSASHA256()));
        config.setCipherFactories(
                Stream.of(first, second, COUNTER).flatMap(List::stream).toList());
        config.setMACFactories(
                List.of(Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
        return config;
    }

    /**
     * The JDK's own AES-GCM is several times faster than BouncyCastle's, which sshj would prefer. As the last provider it
     * still fills a gap: the JDK knows ECDSA keys by another name than sshj asks for.
     */
    private static void useJdkCiphers() {
        SecurityUtils.setRegisterBouncyCastle(false);
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
    }

    /** Every failure is reported as an outcome; sshj would log it as well, with its stack, on each retry. */
    private static final class Silence implements LoggerFactory {
        @Override
        public Logger getLogger(String name) {
            return NOPLogger.NOP_LOGGER;
        }

        @Override
        public Logger getLogger(Class<?> type) {
            return NOPLogger.NOP_LOGGER;
        }
    }
}
