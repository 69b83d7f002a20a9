package io.weitblick.server.asset;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.common.hash.Sha256;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.testing.AdminToken;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssetTest {
    private static final byte[] PICTURE = "not really a picture".getBytes(StandardCharsets.UTF_8);

    @Inject
    PlatformConfig config;

    @TestHTTPResource
    URI server;

    @Test
    void storesAnUploadByItsContent() {
        given().body(PICTURE)
                .put("/api/v1/assets/stored.png")
                .then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("id", startsWith("asset_"))
                .body("name", equalTo("stored.png"))
                .body("sha256", equalTo(Sha256.of(PICTURE).hex()))
                .body("size", equalTo(PICTURE.length))
                .body("mediaType", equalTo("image/png"));

        byte[] content = given().get("/api/v1/assets/stored.png/content")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", startsWith("sandbox"))
                .extract()
                .asByteArray();
        assertThat(content).isEqualTo(PICTURE);
    }

    @Test
    void replacesTheBytesOfAKnownName() {
        String first =
                given().body("one").put("/api/v1/assets/twice.png").jsonPath().getString("id");

        given().body("two")
                .put("/api/v1/assets/twice.png")
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("sha256", equalTo(Sha256.of("two").hex()));
    }

    @Test
    void refusesNamesThatAreNoNames() {
        for (String name : List.of("..", "%2e%2e%2fpasswd.png", "a%2Fb.png", "a%00b.png", "a%5Cb.png", ".hidden.png")) {
            int status = given().urlEncodingEnabled(false)
                    .body(PICTURE)
                    .put("/api/v1/assets/" + name)
                    .statusCode();
            assertThat(status).as(name).isIn(400, 404, 405, 422);
        }
        given().body(PICTURE)
                .put("/api/v1/assets/" + "n".repeat(296) + ".png")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("errors.pointer", contains("/name"))
                .body("detail", containsString("255 bytes"));
        assertThat(names()).noneMatch(name -> name.contains("passwd") || name.startsWith("nnn"));
    }

    @Test
    void refusesWhatNoBoxCanShow() {
        given().body(PICTURE)
                .put("/api/v1/assets/setup.exe")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media"))
                .body("detail", containsString("mp4"));
        given().body(new byte[0])
                .put("/api/v1/assets/empty.png")
                .then()
                .statusCode(422)
                .body("code", equalTo("upload-empty"));
    }

    @Test
    void keepsNothingOfAnUploadThatIsCut() throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            String head = "PUT /api/v1/assets/cut.png HTTP/1.1\r\nHost: " + server.getAuthority()
                    + "\r\nAuthorization: Bearer " + AdminToken.text()
                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[400_000]);
            out.flush();
            Awaitility.await().until(() -> incoming() > 0);
        }

        Awaitility.await().untilAsserted(() -> assertThat(incoming()).isZero());
        given().get("/api/v1/assets/cut.png").then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void listsInPagesByName() {
        for (String name : List.of("page-a.png", "page-b.png", "page-c.png")) {
            given().body(name).put("/api/v1/assets/" + name).then().statusCode(201);
        }

        String next = given().get("/api/v1/assets?q=PAGE-&limit=2")
                .then()
                .statusCode(200)
                .body("items.name", contains("page-a.png", "page-b.png"))
                .extract()
                .path("next");

        given().queryParam("cursor", next)
                .get("/api/v1/assets?q=page-&limit=2")
                .then()
                .body("items.name", contains("page-c.png"))
                .body("next", equalTo(null));
    }

    @Test
    void deletesOnlyWhatNobodyUses() {
        given().body("x").put("/api/v1/assets/held.png").then().statusCode(201);
        String list = given().contentType("application/json")
                .body("{\"name\":\"Holder\",\"items\":[{\"asset\":\"held.png\",\"seconds\":5}]}")
                .post("/api/v1/playlists")
                .jsonPath()
                .getString("id");

        given().delete("/api/v1/assets/held.png")
                .then()
                .statusCode(409)
                .body("code", equalTo("asset-in-use"))
                .body("detail", containsString("Holder"));

        given().delete("/api/v1/playlists/" + list).then().statusCode(204);
        given().delete("/api/v1/assets/held.png").then().statusCode(204);
        given().get("/api/v1/assets/held.png").then().statusCode(404);
    }

    private List<String> names() {
        return given().get("/api/v1/assets?limit=1000").jsonPath().getList("items.name", String.class);
    }

    private long incoming() throws IOException {
        Path folder = config.data().resolve("media/incoming");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> parts = Files.list(folder)) {
            return parts.count();
        }
    }
}
