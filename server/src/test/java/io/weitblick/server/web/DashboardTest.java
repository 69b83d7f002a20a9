package io.weitblick.server.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.restassured.RestAssured;
import io.weitblick.server.testing.AdminToken;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DashboardTest {
    @Inject
    HttpServer server;

    @Test
    void browsersGetThePageAtEveryAddressThatNobodyElseServes() {
        for (String path : new String[] {"/boxes/lobby", "/media", "/no/such/place"}) {
            RestAssured.given()
                    .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Cache-Control", equalTo("no-cache"));
        }
    }

    @Test
    void browsersKeepFilesWithADigestInTheirNames() {
        RestAssured.get("/assets/probe-1a2b3c.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
    }

    @Test
    void programsAndMissingFilesGetAProblem() {
        RestAssured.given().header("Accept", "*/*").get("/boxes/lobby").then().statusCode(404);
        RestAssured.given()
                .header("Accept", "text/html")
                .get("/assets/missing.js")
                .then()
                .statusCode(404);
        AdminToken.given()
                .header("Accept", "text/html")
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void answersBoundWhatAPageMayDo() {
        RestAssured.get("/")
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Strict-Transport-Security", nullValue());
        RestAssured.get("/api/v1/boxes")
                .then()
                .statusCode(401)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void swaggerMayStartItself() {
        AdminToken.given()
                .get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"));
    }

    @Test
    void browsersAreToldToStayWithTlsOnlyUnderARealName() {
        int port = server.getSecurePort();
        RestAssured.given()
                .relaxedHTTPSValidation()
                .header("Host", "signage.example:" + port)
                .get("https://localhost:" + port + "/q/health")
                .then()
                .header("Strict-Transport-Security", containsString("max-age"));
        RestAssured.given()
                .relaxedHTTPSValidation()
                .get("https://localhost:" + port + "/q/health")
                .then()
                .header("Strict-Transport-Security", nullValue());
    }
}
