package io.weitblick.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.weitblick.server.testing.AdminToken;
import io.weitblick.server.testing.BoxToken;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Walks every route that the server says it has. */
@QuarkusTest
class EveryRouteTest {
    private static final Set<String> OPEN = Set.of("POST /api/v1/session", "POST /api/agent/v1/enroll");
    private static final Set<String> FOR_BOXES = Set.of("POST /api/agent/v1/sync");

    @Inject
    AgroalDataSource database;

    @Test
    void isRefusedWithoutCredentials() {
        for (String route : routesExcept(OPEN)) {
            assertRefused(route, RestAssured::given, 401, "unauthenticated");
        }
    }

    @Test
    void isRefusedWithCredentialsThatNobodyGave() {
        for (String route : routesExcept(OPEN)) {
            assertRefused(
                    route, () -> bearer("wbt_0000000000000000000000000000000000000000000"), 401, "unauthenticated");
            assertRefused(route, () -> bearer("wbb_nobody"), 401, "unauthenticated");
            assertRefused(route, () -> RestAssured.given().cookie(Credential.COOKIE, "wbs_x"), 401, "unauthenticated");
        }
    }

    @Test
    void isRefusedToBoxes() {
        BoxToken box = BoxToken.create(database);
        List<String> routes = new ArrayList<>(routesExcept(OPEN));
        routes.removeAll(FOR_BOXES);
        for (String route : routes) {
            assertRefused(route, box::given, 403, "forbidden");
        }
    }

    @Test
    void thePlacesOutsideTheApiAreGuardedToo() {
        BoxToken box = BoxToken.create(database);
        for (String path : List.of("/q/openapi", "/q/metrics", "/q/swagger-ui/", "/q/anything", "/api", "/api/v2")) {
            assertRefused("GET " + path, RestAssured::given, 401, "unauthenticated");
            assertRefused("GET " + path, box::given, 403, "forbidden");
            assertThat(AdminToken.given().get(path).statusCode()).as(path).isIn(200, 404);
        }
    }

    @Test
    void noSpellingOfAPathGetsAround() {
        for (String path : List.of(
                "//api/v1/tokens",
                "/api//v1/tokens",
                "/api/v1/tokens/",
                "/api/v1/tokens;x=y",
                "/;x/api/v1/tokens",
                "/%61pi/v1/tokens",
                "/x/../api/v1/tokens",
                "/x/%2e%2e/api/v1/tokens",
                "/api/v1/../v1/tokens")) {
            Response response = RestAssured.given().urlEncodingEnabled(false).get(path);
            assertThat(response.asString()).as(path).doesNotContain("\"items\"");
            assertThat(response.statusCode()).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void healthIsOpen() {
        RestAssured.get("/q/health").then().statusCode(200);
    }

    private static void assertRefused(String route, Supplier<RequestSpecification> caller, int status, String code) {
        String[] parts = route.split(" ");
        Response response = caller.get().request(parts[0], parts[1].replaceAll("\\{[^}]*}", "x"));
        assertThat(response.statusCode()).as(route).isEqualTo(status);
        assertThat(response.contentType()).as(route).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("code")).as(route).isEqualTo(code);
    }

    private static RequestSpecification bearer(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }

    private static List<String> routesExcept(Set<String> others) {
        Map<String, Map<String, Object>> paths =
                AdminToken.given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<String> routes = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> Set.of("get", "put", "post", "delete", "patch", "head", "options")
                        .contains(method))
                .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(routes).contains("GET /api/v1/session", "GET /api/v1/server", "POST /api/v1/tokens");
        routes.removeAll(others);
        return routes;
    }
}
