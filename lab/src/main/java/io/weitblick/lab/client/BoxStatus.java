package io.weitblick.lab.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server says of a box, as far as tests ask.
 *
 * @param id its id
 * @param hostname its hostname
 * @param state {@code ON_SCREEN}, {@code UPDATING}, {@code DIFFERS}, {@code OFFLINE} or {@code PENDING}
 * @param reason code of the reason, empty when there is none
 * @param detail the reason's sentence, empty when there is none
 * @param desired the generation that the server wants
 * @param onScreen the generation that the box confirmed
 * @param screen name of the asset on the screen, empty when there is none
 * @param json all of it
 */
public record BoxStatus(
        String id,
        String hostname,
        String state,
        String reason,
        String detail,
        long desired,
        long onScreen,
        String screen,
        JsonNode json) {

    static BoxStatus of(JsonNode json) {
        JsonNode reason = json.path("reason");
        JsonNode screen = json.path("onScreen");
        return new BoxStatus(
                json.path("id").asText(),
                json.path("hostname").asText(),
                json.path("state").asText(),
                reason.path("code").asText(),
                reason.path("detail").asText(),
                json.path("desired").path("generation").asLong(),
                screen.path("generation").asLong(),
                screen.path("name").asText(),
                json);
    }

    /** Whether its agent has enrolled and is heard. */
    public boolean isEnrolled() {
        return json.hasNonNull("enrolledAt") && !state.equals("OFFLINE");
    }

    /** Whether the box confirmed the newest show, and shows this asset of it. */
    public boolean shows(String asset) {
        return state.equals("ON_SCREEN") && screen.equals(asset);
    }
}
