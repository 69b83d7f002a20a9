package io.weitblick.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.weitblick.server.testing.AdminToken;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiTokenTest {
    @Test
    void aNewTokenWorksUntilItIsRevoked() {
        Response made = create("{\"name\":\"ci\",\"expiresInHours\":1}");
        made.then().statusCode(201).body("token", startsWith("wbt_")).body("name", equalTo("ci"));
        String token = made.jsonPath().getString("token");
        String id = made.jsonPath().getString("id");
        assertThat(made.header("Location")).endsWith("/api/v1/tokens/" + id);

        whoAmI(token).then().statusCode(200).body("name", equalTo("token:ci"));
        AdminToken.given().delete("/api/v1/tokens/" + id).then().statusCode(204);
        whoAmI(token).then().statusCode(401);
        AdminToken.given().delete("/api/v1/tokens/" + id).then().statusCode(404);
    }

    @Test
    void listsDoNotTellTheSecret() {
        String id = create("{\"name\":\"listed\"}").jsonPath().getString("id");

        Response list = AdminToken.given().get("/api/v1/tokens?limit=1000");

        list.then().statusCode(200).body("items.id", hasItem(id)).body("items.name", hasItem("admin"));
        assertThat(list.asString()).doesNotContain("wbt_");
    }

    @Test
    void listsComeInPages() {
        create("{\"name\":\"one\"}");
        create("{\"name\":\"two\"}");

        Response first = AdminToken.given().get("/api/v1/tokens?limit=1");
        String next = first.jsonPath().getString("next");
        String firstId = first.jsonPath().getString("items[0].id");

        assertThat(next).isEqualTo(firstId);
        AdminToken.given()
                .get("/api/v1/tokens?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items[0].id", not(equalTo(firstId)));
    }

    @Test
    void aTokenNeedsANameAndAnEndInTheFuture() {
        create("{\"name\":\" \",\"expiresInHours\":0}")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/expiresInHours", "/name")));
    }

    private static Response create(String body) {
        return AdminToken.given().contentType("application/json").body(body).post("/api/v1/tokens");
    }

    private static Response whoAmI(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).get("/api/v1/session");
    }
}
