package io.weitblick.server.testing;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * BouncyCastle's provider is the JVM's, but tests have several class loaders: one that another class loader has left cannot
 * read this one's keys.
 */
public final class CryptoProvider {
    private CryptoProvider() {}

    /** Puts the provider of this class loader in the place of any other's. */
    public static void own() {
        Provider present = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        if (present != null && present.getClass() != BouncyCastleProvider.class) {
            Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        }
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
    }
}
