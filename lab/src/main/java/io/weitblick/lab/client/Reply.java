package io.weitblick.lab.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.lab.LabException;
import java.net.http.HttpHeaders;

/**
 * The server's answer.
 *
 * @param request method and path, for messages
 * @param status the HTTP status
 * @param body the JSON, an empty object when there is none
 * @param headers the HTTP headers
 */
public record Reply(String request, int status, JsonNode body, HttpHeaders headers) {
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
}
