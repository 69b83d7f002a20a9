package io.weitblick.lab.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** Reads JSON in tests. */
final class Json {
    private Json() {}

    static JsonNode parse(String text) {
        try {
            return io.weitblick.common.json.Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
