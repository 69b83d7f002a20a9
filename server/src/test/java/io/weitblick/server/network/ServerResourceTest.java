package io.weitblick.server.network;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.testing.AdminToken;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServerResourceTest {
    @Inject
    PlatformConfig platform;

    @Inject
    HttpServer server;

    @Test
    void tellsWhatABoxNeeds() {
        AdminToken.given()
                .get("/api/v1/server")
                .then()
                .statusCode(200)
                .body("version", matchesPattern("\\d+\\.\\d+\\.\\d+.*"))
                .body("httpsUrl", equalTo("https://" + ServerNames.hostname() + ":" + server.getSecurePort()))
                .body("caFingerprint", equalTo(TlsMaterial.caFingerprint(platform.data())))
                .body("fleet", startsWith("fleet_"));
    }
}
