package io.weitblick.server.network;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.testing.AdminToken;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServerResourceTest {
    @Inject
    PlatformConfig platform;

    @Test
    void tellsWhatABoxNeeds() {
        AdminToken.given()
                .get("/api/v1/server")
                .then()
                .statusCode(200)
                .body("version", matchesPattern("\\d+\\.\\d+\\.\\d+.*"))
                .body("httpsUrl", startsWith("https://" + ServerNames.hostname() + ":"))
                .body("caFingerprint", equalTo(TlsMaterial.caFingerprint(platform.data())))
                .body("fleet", startsWith("fleet_"));
    }
}
