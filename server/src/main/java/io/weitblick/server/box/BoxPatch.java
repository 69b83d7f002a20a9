package io.weitblick.server.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weitblick.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An edit of some fields of a box (RFC 7396): absent means as it is, null means cleared. */
final class BoxPatch {
    private static final Set<String> FIELDS = Set.of("hostname", "address", "port", "site", "tags");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_TAGS = 50;
    private static final int MAX_TAG_LENGTH = 64;

    private final ObjectNode fields;

    /** @throws ProblemException INVALID if a field cannot be edited */
    BoxPatch(ObjectNode fields) {
        this.fields = fields;
        fields.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw ProblemException.invalid(
                        "/" + name, "\"" + name + "\" cannot be edited; hostname, address, port, site and tags can.");
            }
        });
    }

    boolean has(String field) {
        return fields.has(field);
    }

    Optional<String> hostname() {
        return has("hostname")
                ? Optional.of(Optional.ofNullable(text("hostname")).orElse(""))
                : Optional.empty();
    }

    @Nullable
    String address(@Nullable String before) {
        if (!has("address")) {
            return before;
        }
        String address = text("address");
        return address == null || address.isBlank() ? null : address.strip();
    }

    int port(int before) {
        JsonNode port = fields.get("port");
        if (port == null) {
            return before;
        }
        if (port.isNull()) {
            return 22;
        }
        if (!port.isInt() || port.intValue() < 1 || port.intValue() > MAX_PORT) {
            throw ProblemException.invalid("/port", "A port is a number from 1 to 65,535.");
        }
        return port.intValue();
    }

    @Nullable
    String site() {
        return text("site");
    }

    /** The new tags, or null if they stay. */
    @Nullable
    List<String> tags() {
        JsonNode tags = fields.get("tags");
        if (tags == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        tags.forEach(tag -> texts.add(tag.asText().strip()));
        boolean fits = texts.size() <= MAX_TAGS
                && texts.stream().noneMatch(tag -> tag.isEmpty() || tag.length() > MAX_TAG_LENGTH);
        if (!fits || !(tags.isArray() || tags.isNull())) {
            throw ProblemException.invalid("/tags", "Tags are a list of at most 50 texts of 1 to 64 characters.");
        }
        return texts;
    }

    private @Nullable String text(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw ProblemException.invalid("/" + field, "\"" + field + "\" is a text or null.");
        }
        return value.textValue();
    }
}
