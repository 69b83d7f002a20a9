package io.weitblick.server.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.json.Json;
import io.weitblick.common.sync.CommandResult;
import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.EnrollResponse;
import io.weitblick.common.sync.Health;
import io.weitblick.common.sync.ObjectList;
import io.weitblick.common.sync.OnScreen;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agent's words without an agent: says what a test wants it to say. */
public final class FakeBox {
    private final String secret = "wbb_" + UUID.randomUUID();
    private final String hostname;
    public String bootId = UUID.randomUUID().toString();
    public long known;
    public long accepted;
    public long onDisk;
    public @Nullable OnScreen onScreen;
    public List<String> objects = new ArrayList<>();
    public @Nullable Reason reason;
    public long totalBytes = 8L << 30;
    public long freeBytes = 4L << 30;
    public @Nullable Boolean hardwareAes;
    private final List<CommandResult> results = new ArrayList<>();

    public FakeBox(String hostname) {
        this.hostname = hostname;
    }

    /** A fresh enrolment token for so many boxes. */
    public static String token(int uses) {
        return AdminToken.given()
                .contentType("application/json")
                .body(Map.of("uses", uses))
                .post("/api/v1/enrollment-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /** A box that has enrolled with a token of its own. */
    public static FakeBox enrolled(String hostname) {
        FakeBox box = new FakeBox(hostname);
        box.enroll(token(1)).then().statusCode(200);
        return box;
    }

    /** Asks to enrol. */
    public Response enroll(String token) {
        return post(
                "/api/agent/v1/enroll",
                given(),
                new EnrollRequest(
                        token, hostname, Sha256.of(secret), List.of(hostKey(hostname)), "m-" + secret, "test"));
    }

    /** The answer of an enrolment that was granted. */
    public static EnrollResponse granted(Response response) {
        return read(response, EnrollResponse.class);
    }

    /** Reports, and waits for so many seconds at most. */
    public Response sync(int waitSeconds, boolean withObjects) {
        String digest = ObjectList.digest(objects);
        return post(
                "/api/agent/v1/sync",
                given().header("Authorization", "Bearer " + secret),
                new SyncRequest(
                        waitSeconds,
                        bootId,
                        "test",
                        known,
                        accepted,
                        onDisk,
                        onScreen,
                        digest,
                        withObjects ? objects : null,
                        reason,
                        health(),
                        List.copyOf(results)));
    }

    /** Reports without waiting, and reads the answer. */
    public SyncResponse report() {
        return read(sync(0, true).then().statusCode(200).extract().response(), SyncResponse.class);
    }

    /** Answers a command with the next report. */
    public void answer(CommandResult result) {
        results.add(result);
    }

    /** Says from now on that it shows this generation. */
    public void show(long generation, String asset) {
        known = generation;
        accepted = generation;
        onDisk = generation;
        onScreen = new OnScreen(generation, OnScreen.Content.ITEM, asset, asset, null);
    }

    private static Response post(String path, RequestSpecification caller, Object body) {
        try {
            return caller.contentType("application/json")
                    .body(Json.mapper().writeValueAsString(body))
                    .post(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A well-formed Ed25519 public key line that belongs to nobody. */
    public static String hostKey(String seed) {
        byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer blob = ByteBuffer.allocate(4 + type.length + 4 + 32);
        blob.putInt(type.length)
                .put(type)
                .putInt(32)
                .put(HexFormat.of().parseHex(Sha256.of(seed).hex()));
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob.array());
    }

    /** The news that a sync brought. */
    public static SyncResponse news(Response response) {
        return read(response, SyncResponse.class);
    }

    private static <T> T read(Response response, Class<T> type) {
        try {
            return Json.mapper().readValue(response.asString(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(response.asString(), e);
        }
    }

    private Health health() {
        return new Health(
                60L,
                0.1,
                1L << 30,
                1L << 29,
                totalBytes,
                freeBytes,
                null,
                hardwareAes,
                new Health.Power(false, true, null, null),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
