package io.weitblick.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.weitblick.common.hash.Sha256;
import io.weitblick.server.platform.PlatformConfig;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionTest {
    @Inject
    PlatformConfig platform;

    @Inject
    AgroalDataSource database;

    @Inject
    HttpServer server;

    @Test
    void theFirstStartLeavesItsSecretsToItsOwnerOnly() throws Exception {
        for (String name : new String[] {"admin-password", "admin-token"}) {
            Path file = platform.data().resolve(name);
            assertThat(Files.readAllLines(file)).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void logsInAndOut() throws Exception {
        Response login = logIn("admin", password());
        login.then().statusCode(200).body("name", equalTo("admin")).body("role", equalTo("ADMIN"));
        String cookie = login.cookie(Credential.COOKIE);

        withCookie(cookie)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"))
                .body("role", equalTo("ADMIN"));
        withCookie(cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .delete("/api/v1/session")
                .then()
                .statusCode(204);
        withCookie(cookie).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void theCookieIsForThisServersPagesOnly() throws Exception {
        String plain = logIn("admin", password()).header("Set-Cookie");
        assertThat(plain).contains("HttpOnly", "SameSite=Strict").containsIgnoringCase("path=/");
        assertThat(plain).doesNotContain("Secure");

        String secure = RestAssured.given()
                .relaxedHTTPSValidation()
                .contentType("application/json")
                .body(Map.of("name", "admin", "password", password()))
                .post("https://localhost:" + server.getSecurePort() + "/api/v1/session")
                .then()
                .statusCode(200)
                .extract()
                .header("Set-Cookie");
        assertThat(secure).contains("Secure", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void wrongPasswordAndUnknownNameLookTheSame() {
        Response wrong = logIn("admin", "nonsense");
        Response unknown = logIn("nobody-of-this-name", "nonsense");

        wrong.then().statusCode(401).body("code", equalTo("unauthenticated"));
        assertThat(unknown.jsonPath().getString("detail"))
                .isEqualTo(wrong.jsonPath().getString("detail"));
        assertThat(unknown.statusCode()).isEqualTo(401);
    }

    @Test
    void guessingIsSlowedDown() {
        for (int i = 0; i < 5; i++) {
            logIn("guessed", "guess" + i).then().statusCode(401);
        }

        logIn("guessed", "guess")
                .then()
                .statusCode(429)
                .body("code", equalTo("rate-limited"))
                .header("Retry-After", notNullValue());
    }

    @Test
    void aLoginNeedsNameAndPassword() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"name\":\"\"}")
                .post("/api/v1/session")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/name", "/password")));
    }

    @Test
    void theSecretsAreStoredAsDigestsOnly() throws Exception {
        String cookie = logIn("admin", password()).cookie(Credential.COOKIE);

        assertThat(count(
                        "select count(*) from login_session where token_sha256 = ?",
                        Sha256.of(cookie).hex()))
                .isEqualTo(1);
        assertThat(count("select count(*) from login_session where token_sha256 = ?", cookie))
                .isZero();
    }

    @Test
    void anOldSessionIsOver() throws Exception {
        String cookie = logIn("admin", password()).cookie(Credential.COOKIE);
        expire(cookie, Instant.now().minusSeconds(1));

        withCookie(cookie).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void useKeepsASessionAlive() throws Exception {
        String cookie = logIn("admin", password()).cookie(Credential.COOKIE);
        expire(cookie, Instant.now().plusSeconds(60));

        withCookie(cookie).get("/api/v1/session").then().statusCode(200);

        assertThat(expiry(cookie)).isAfter(Instant.now().plus(Duration.ofHours(11)));
    }

    @Test
    void otherPagesCannotUseTheCookie() throws Exception {
        String cookie = logIn("admin", password()).cookie(Credential.COOKIE);

        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"X-Nothing", "said"},
        }) {
            withCookie(cookie)
                    .header(header[0], header[1])
                    .delete("/api/v1/session")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
        withCookie(cookie).get("/api/v1/session").then().statusCode(200);
    }

    @Test
    void theMatchingOriginWillDo() throws Exception {
        String cookie = logIn("admin", password()).cookie(Credential.COOKIE);

        withCookie(cookie)
                .header("Origin", "http://localhost:" + RestAssured.port)
                .delete("/api/v1/session")
                .then()
                .statusCode(204);
    }

    @Test
    void otherPagesCannotLogSomeoneIn() throws Exception {
        RestAssured.given()
                .contentType("application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .body(Map.of("name", "admin", "password", password()))
                .post("/api/v1/session")
                .then()
                .statusCode(403);
    }

    private String password() throws Exception {
        return Files.readString(platform.data().resolve("admin-password")).strip();
    }

    private static Response logIn(String name, String password) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/session");
    }

    private static RequestSpecification withCookie(String cookie) {
        return RestAssured.given().cookie(Credential.COOKIE, cookie);
    }

    private long count(String sql, String parameter) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            ResultSet result = query.executeQuery();
            result.next();
            return result.getLong(1);
        }
    }

    private void expire(String cookie, Instant end) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update login_session set expires_at = ? where token_sha256 = ?")) {
            update.setObject(1, end.atOffset(ZoneOffset.UTC));
            update.setString(2, Sha256.of(cookie).hex());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private Instant expiry(String cookie) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select expires_at from login_session where token_sha256 = ?")) {
            query.setString(1, Sha256.of(cookie).hex());
            ResultSet result = query.executeQuery();
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
