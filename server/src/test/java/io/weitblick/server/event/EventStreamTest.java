package io.weitblick.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.weitblick.server.platform.Change;
import io.weitblick.server.testing.AdminToken;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventStreamTest {
    @Inject
    Event<Change> changes;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private HttpResponse<Stream<String>> response;

    @BeforeEach
    void open() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/events"))
                .header("Authorization", "Bearer " + AdminToken.text())
                .build();
        response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        CompletableFuture.runAsync(() -> response.body().forEach(lines::add));
        await().until(() -> lines.contains("event:resync"));
    }

    @AfterEach
    void close() {
        response.body().close();
    }

    @Test
    void isAStreamThatStartsWithResync() {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(lines.get(0)).isEqualTo("event:resync");
    }

    @Test
    void tellsWhatChanged() {
        String id = "pl_" + UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> changes.fire(new Change(Change.Kind.PLAYLIST, id)));

        String data = "data:{\"type\":\"playlist\",\"id\":\"" + id + "\"}";
        await().until(() -> lines.contains(data));
        assertThat(lines.get(lines.indexOf(data) - 1)).isEqualTo("event:change");
    }

    @Test
    void keepsProxiesAwake() {
        await().until(() -> lines.contains(":still here"));
    }
}
