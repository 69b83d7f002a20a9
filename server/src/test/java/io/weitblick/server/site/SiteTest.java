package io.weitblick.server.site;

import static io.weitblick.server.testing.AdminToken.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SiteTest {
    private static final String SITE = "/api/v1/sites/Limits";

    @BeforeEach
    void standABoxThere() {
        given().contentType("application/json")
                .body(Map.of("hostname", "site-limits", "site", "Limits"))
                .post("/api/v1/boxes");
        patch("{\"bandwidthKBps\":null,\"pushesAtOnce\":null,\"pushWindows\":null,\"allowGap\":false}")
                .statusCode(200);
    }

    @Test
    void limitsNothingAtFirst() {
        patch("{\"timeZone\":\"Europe/Berlin\"}")
                .statusCode(200)
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("boxes", equalTo(1))
                .body("bandwidthKBps", nullValue())
                .body("pushesAtOnce", nullValue())
                .body("pushWindows", empty())
                .body("allowGap", equalTo(false));
    }

    @Test
    void editsWhatIsNamedAndLeavesTheRest() {
        String night = "{\"days\":[\"SUN\",\"MON\"],\"from\":\"22:00\",\"to\":\"05:00\"}";
        String noon = "{\"from\":\"12:00\",\"to\":\"13:30\"}";
        patch("{\"bandwidthKBps\":500,\"pushesAtOnce\":3,\"allowGap\":true,\"pushWindows\":[" + night + "," + noon
                        + "]}")
                .statusCode(200);

        patch("{\"bandwidthKBps\":null}").statusCode(200);

        given().get("/api/v1/sites")
                .then()
                .rootPath("items.find { it.name == 'Limits' }")
                .body("bandwidthKBps", nullValue())
                .body("pushesAtOnce", equalTo(3))
                .body("allowGap", equalTo(true))
                .body("pushWindows[0].days", equalTo(List.of("MON", "SUN")))
                .body("pushWindows[0].from", equalTo("22:00"))
                .body("pushWindows[0].to", equalTo("05:00"))
                .body("pushWindows[1].days", empty());
    }

    @Test
    void refusesWhatBreaksARule() {
        refuses("{\"bandwidthKBps\":0}", "/bandwidthKBps", "kB/s (1,000 bytes a second) from 1 to 10,000,000");
        refuses("{\"bandwidthKBps\":10000001}", "/bandwidthKBps", "from 1 to 10,000,000");
        refuses("{\"bandwidthKBps\":1.5}", "/bandwidthKBps", "whole number");
        refuses("{\"pushesAtOnce\":257}", "/pushesAtOnce", "1 to 256 pushes at once");
        refuses("{\"pushWindows\":[{\"from\":\"22:00\"}]}", "/pushWindows/0/to", "no time of day");
        refuses(
                "{\"pushWindows\":[{\"from\":\"24:00\",\"to\":\"05:00\"}]}",
                "/pushWindows/0/from",
                "\"24:00\" is no time of day");
        refuses(
                "{\"pushWindows\":[{\"days\":[\"Mon\"],\"from\":\"01:00\",\"to\":\"05:00\"}]}",
                "/pushWindows/0/days",
                "MON TUE");
        refuses("{\"pushWindows\":\"night\"}", "/pushWindows", "a list");
        refuses("{\"allowGap\":\"yes\"}", "/allowGap", "true or false");
        refuses("{\"timeZone\":\"Berlin\"}", "/timeZone", "IANA time zone");
        refuses("{\"timeZone\":null}", "/timeZone", "IANA time zone");
        refuses("{\"name\":\"x\"}", "/name", "cannot be edited");
    }

    private static void refuses(String body, String pointer, String sentence) {
        patch(body)
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("detail", containsString(sentence));
    }

    private static ValidatableResponse patch(String body) {
        return given().contentType("application/json").body(body).patch(SITE).then();
    }
}
