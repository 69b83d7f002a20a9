package io.weitblick.lab.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.weitblick.common.json.Json;
import io.weitblick.lab.LabException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/**
 * The server's answer.
 *
 * @param request method and path, for messages
 * @param status the HTTP status
 * @param body the JSON, an empty object when there is none
 * @param headers the HTTP headers
 */
public record Reply(String request, int status, JsonNode body, HttpHeaders headers) {
    /** Reads an answer; a body that is not JSON becomes a text. */
    public static Reply of(String request, HttpResponse<String> response) {
        return new Reply(request, response.statusCode(), parse(response.body()), response.headers());
    }

    /**
     * The JSON of an answer that must be a success.
     *
     * @throws LabException if the status is not 2xx
     */
    public JsonNode ok() {
        if (status / 100 != 2) {
            throw new LabException(request + " answered " + status + ": " + body);
        }
        return body;
    }

    /** The problem's code, empty if it is none. */
    public String code() {
        return body.path("code").asText();
    }

    private static JsonNode parse(String text) {
        try {
            return text.isBlank()
                    ? JsonNodeFactory.instance.objectNode()
                    : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
