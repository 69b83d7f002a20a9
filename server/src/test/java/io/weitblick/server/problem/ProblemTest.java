package io.weitblick.server.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.weitblick.server.testing.AdminToken;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemTest {
    @Test
    void saysEverythingAboutAKnownProblem() {
        problem(AdminToken.given().get("/api/v1/probe/taken").then(), 409, "name-taken")
                .body("type", equalTo("urn:weitblick:problem:name-taken"))
                .body("title", equalTo("The name is in use"))
                .body("detail", equalTo("The name is gone."))
                .body("instance", equalTo("/api/v1/probe/taken"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void takesTheCallersTraceId() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        problem(
                        AdminToken.given()
                                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                                .get("/api/v1/probe/taken")
                                .then(),
                        409,
                        "name-taken")
                .body("traceId", equalTo(trace));
    }

    @Test
    void namesTheFieldThatBreaksARule() {
        problem(post("{\"name\":\"a\",\"items\":[{\"seconds\":5},{\"seconds\":0}]}"), 422, "invalid")
                .body("detail", containsString("items/1/seconds"))
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/items/1/seconds"))
                .body("errors[0].detail", containsString("1"));
    }

    @Test
    void namesEveryFieldThatBreaksARule() {
        problem(post("{\"items\":[{\"seconds\":0}]}"), 422, "invalid")
                .body("errors.pointer", equalTo(List.of("/items/0/seconds", "/name")));
    }

    @Test
    void namesTheQueryParameterThatBreaksARule() {
        problem(AdminToken.given().get("/api/v1/probe/limit?limit=11").then(), 422, "invalid")
                .body("errors[0].pointer", equalTo("/limit"));
    }

    @Test
    void missingBodyIsInvalid() {
        problem(
                AdminToken.given()
                        .contentType("application/json")
                        .post("/api/v1/probe")
                        .then(),
                422,
                "invalid");
    }

    @Test
    void textThatIsNoJsonIsMalformed() {
        problem(post("{\"name\":"), 400, "malformed").body("detail", containsString("not JSON"));
    }

    @Test
    void wrongTypeNamesTheField() {
        problem(post("{\"name\":\"a\",\"items\":[{\"seconds\":\"ten\"}]}"), 400, "malformed")
                .body("detail", equalTo("The field \"items/0/seconds\" must be a number in range, not \"ten\"."))
                .body("errors[0].pointer", equalTo("/items/0/seconds"));
    }

    @Test
    void wrongShapeNamesTheField() {
        problem(post("{\"name\":\"a\",\"items\":{}}"), 400, "malformed")
                .body("detail", equalTo("The field \"items\" must be a list."));
    }

    @Test
    void wrongWordListsTheRightOnes() {
        problem(post("{\"name\":\"a\",\"color\":\"BLUE\"}"), 400, "malformed")
                .body("detail", equalTo("The field \"color\" must be one of RED, GREEN, not \"BLUE\"."));
    }

    @Test
    void aListInsteadOfAnObjectIsMalformed() {
        problem(post("[]"), 400, "malformed").body("detail", equalTo("The body must be an object."));
    }

    @Test
    void unknownPathsAreProblems() {
        problem(AdminToken.given().get("/api/v1/nothing-here").then(), 404, "not-found")
                .body("instance", equalTo("/api/v1/nothing-here"));
        problem(AdminToken.given().get("/api/v2").then(), 404, "not-found");
        problem(AdminToken.given().get("/q/nothing-here").then(), 404, "not-found");
    }

    @Test
    void wrongMethodIsAProblem() {
        problem(AdminToken.given().delete("/api/v1/probe").then(), 405, "method-not-allowed");
    }

    @Test
    void wrongContentTypeIsAProblem() {
        problem(
                AdminToken.given()
                        .contentType("text/csv")
                        .body("a,b")
                        .post("/api/v1/probe")
                        .then(),
                415,
                "unsupported-content-type");
    }

    @Test
    void wrongAcceptIsAProblem() {
        problem(AdminToken.given().accept("text/csv").get("/api/v1/probe/limit").then(), 406, "not-acceptable");
    }

    @Test
    void aBugTellsNoDetails() {
        problem(AdminToken.given().get("/api/v1/probe/bug").then(), 500, "internal")
                .body("detail", not(containsString("secret")))
                .body("errors", nullValue());
    }

    @Test
    void anInvalidAnswerIsOurFault() {
        problem(AdminToken.given().get("/api/v1/probe/invalid-answer").then(), 500, "internal");
    }

    private static ValidatableResponse post(String body) {
        return AdminToken.given()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/probe")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }
}
