package io.weitblick.common.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weitblick.common.json.Json;
import io.weitblick.common.show.Show;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples in {@code contract/} are what agents and servers of every version have to understand. */
class ContractTest {
    private static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("enroll-request", EnrollRequest.class),
                Arguments.of("enroll-response", EnrollResponse.class),
                Arguments.of("sync-request", SyncRequest.class),
                Arguments.of("sync-request-first", SyncRequest.class),
                Arguments.of("sync-response", SyncResponse.class),
                Arguments.of("sync-response-quiet", SyncResponse.class),
                Arguments.of("show", Show.class));
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream in = ContractTest.class.getResourceAsStream("/contract/" + name + ".json")) {
            return Json.mapper().readTree(Objects.requireNonNull(in, name));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsAndWritesTheSample(String name, Class<?> type) throws IOException {
        JsonNode sample = sample(name);

        Object read = Json.mapper().treeToValue(sample, type);

        assertThat(Json.mapper().readTree(Json.mapper().writeValueAsBytes(read)))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsASampleWithFieldsOfALaterVersion(String name, Class<?> type) throws IOException {
        ObjectNode later = sample(name).deepCopy();
        later.putObject("later").put("field", 1);

        assertThat(Json.mapper().treeToValue(later, type))
                .isEqualTo(Json.mapper().treeToValue(sample(name), type));
    }

    @Test
    void refusesAShowWhoseItemHasNoObject() throws IOException {
        ObjectNode broken = sample("show").deepCopy();
        broken.putArray("objects");

        assertThatThrownBy(() -> Json.mapper().treeToValue(broken, Show.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining("menu.png");
    }

    @Test
    void digestsAListOfObjectsInAnyOrder() {
        assertThat(ObjectList.digest(List.of("b", "a"))).isEqualTo(ObjectList.digest(List.of("a", "b")));
        // printf 'a\nb\n' | sha256sum
        assertThat(ObjectList.digest(List.of("a", "b")))
                .isEqualTo("911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
        assertThat(ObjectList.digest(List.of()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
