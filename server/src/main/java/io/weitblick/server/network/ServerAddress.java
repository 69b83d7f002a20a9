package io.weitblick.server.network;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;

/** Under which address others reach this server. */
@ApplicationScoped
class ServerAddress {
    private final NetworkConfig config;
    private final HttpServer server;

    ServerAddress(NetworkConfig config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    String url() {
        return config.url().orElseGet(() -> "https://" + ServerNames.hostname() + ":" + server.getSecurePort());
    }
}
