package io.weitblick.server.network;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Plain HTTP listens on loopback only, unless a reverse proxy is configured; HTTPS on every address. */
@ApplicationScoped
class HttpBinding implements HttpServerOptionsCustomizer {
    private final NetworkConfig config;

    HttpBinding(NetworkConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHost(config.proxy().isPresent() ? "0.0.0.0" : "127.0.0.1");
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setHost("0.0.0.0");
    }
}
