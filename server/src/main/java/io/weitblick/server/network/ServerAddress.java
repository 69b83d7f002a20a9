package io.weitblick.server.network;

import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/** Under which address others reach this server. */
@ApplicationScoped
class ServerAddress {
    private final NetworkConfig config;
    private volatile int tlsPort;

    ServerAddress(NetworkConfig config) {
        this.config = config;
        this.tlsPort = config.tlsPort();
    }

    void listening(@ObservesAsync HttpsServerStart started) {
        tlsPort = started.options().getPort();
    }

    String url() {
        return config.url().orElseGet(() -> "https://" + ServerNames.hostname() + ":" + tlsPort);
    }
}
