package io.weitblick.lab.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weitblick.lab.LabException;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.media.PaddedPicture;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.torture.box.Workplace;
import io.weitblick.lab.torture.oracle.Oracle;
import io.weitblick.lab.torture.oracle.Verdict;
import io.weitblick.lab.torture.wire.CutProxy;
import io.weitblick.lab.torture.wire.CutProxy.Event;
import io.weitblick.lab.virtual.VirtualBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the whole server with its database in the middle of pushes, and starts it again. */
final class ServerHarness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerHarness.class);
    private static final String BOX = "torture";
    private static final int LEAST_BYTES = 1 << 20;
    private static final int MORE_BYTES = 8 << 20;
    private static final Duration ENROLMENT = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final Path directory;
    private final long seed;
    private final ServerProcess server;
    private final VirtualBox box;
    private final CutProxy wire;
    private final Oracle oracle;
    private final Tally tally;
    // Held, because the JDK forgets the level of a logger that nobody holds.
    private final java.util.logging.Logger agentLog = java.util.logging.Logger.getLogger("io.weitblick.agent");
    private long accepted;

    ServerHarness(Workplace place, long seed) {
        this.directory = place.files();
        this.seed = seed;
        this.tally = new Tally(seed);
        // The box's agent lives in this JVM and tells of each request that a dead server did not answer.
        agentLog.setLevel(java.util.logging.Level.OFF);
        this.server = ServerProcess.start(directory.resolve("data"));
        this.box = VirtualBox.openWithSshd(BOX, directory.resolve("box"));
        this.wire = CutProxy.to(box.port());
        server.admin().addBox(Map.of("hostname", BOX, "address", "127.0.0.1", "port", wire.port()));
        box.start(server.http(), () -> server.admin().enrollmentToken(1));
        Poll.until(ENROLMENT, "the box enrols", () -> status().isEnrolled());
        this.oracle = oracle(directory.resolve("box/agent/identity.json"));
    }

    /** Goes on until the server was killed so often. */
    Tally run(int kills) {
        for (int index = 0; tally.blows() < kills && tally.violations().size() < Tally.MOST_VIOLATIONS; index++) {
            push(index);
        }
        return tally;
    }

    private void push(int index) {
        Random random = new Random(seed * 1_000_003 + index);
        String name = "picture-" + index + ".png";
        int bytes = LEAST_BYTES + random.nextInt(MORE_BYTES);
        Path picture = PaddedPicture.write(directory.resolve(name), bytes, random.nextLong());
        String sha256 = server.admin().upload(name, picture).ok().path("sha256").asText();
        oracle.publishedObjects(Set.of(sha256));
        long atByte = 1 + random.nextInt(bytes + 10_000);
        AtomicReference<@Nullable Landing> landed = new AtomicReference<>();
        wire.trap(atByte, Event.NONE, () -> {
            landed.set(landing(sha256));
            server.kill9();
        });
        boolean said = show(name);
        recover(index, name, atByte, landed, said);
    }

    /** Publishes; whether the server lived to say that it is done. */
    private boolean show(String name) {
        try {
            server.admin().show(BOX, name);
            return true;
        } catch (LabException killed) {
            LOG.debug("The server was killed while it published cause={}", killed.getMessage());
            return false;
        }
    }

    private void recover(int index, String name, long atByte, AtomicReference<@Nullable Landing> landed, boolean said) {
        String what = "kill " + index + " (server, at byte " + atByte + "): ";
        awaitKillOrScreen(name);
        wire.disarm();
        examine(what);
        long start = System.nanoTime();
        Landing landing = landed.get();
        if (landing != null) {
            tally.blow("KillServer", landing);
            server.start();
        }
        if (!said) {
            server.admin().show(BOX, name);
        }
        try {
            Poll.until(RECOVERY, name + " is on the screen", () -> status().shows(name));
        } catch (LabException e) {
            tally.violation(what + e.getMessage() + ": " + status().json());
        }
        tally.recovered(Duration.ofNanos(System.nanoTime() - start));
        examine(what);
        directory.resolve(name).toFile().delete();
    }

    private void awaitKillOrScreen(String name) {
        try {
            Poll.until(RECOVERY, "the server is killed or has done", () -> status().shows(name));
        } catch (LabException expected) {
            // It was killed, and nobody answers.
            return;
        }
    }

    private Landing landing(String sha256) {
        return hasBytes("inbox/" + sha256 + ".png.part")
                        || hasBytes("inbox/" + sha256 + ".png")
                        || hasBytes("store/objects/" + sha256 + ".png")
                ? Landing.BETWEEN
                : Landing.BEFORE;
    }

    private boolean hasBytes(String name) {
        return directory.resolve("box/media").resolve(name).toFile().length() > 0;
    }

    private BoxStatus status() {
        return server.admin().box(BOX);
    }

    private void examine(String what) {
        Verdict verdict = oracle.look(directory.resolve("box/media"), directory.resolve("box/agent"));
        if (!verdict.isWhole()) {
            tally.violation(what + verdict.fault());
        }
        if (verdict.accepted() < accepted) {
            tally.violation(what + "generation " + verdict.accepted() + " is accepted after " + accepted);
        }
        accepted = Math.max(accepted, verdict.accepted());
    }

    /** Trusts the keys that the box was given at its enrolment, before any kill. */
    private static Oracle oracle(Path identity) {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(identity));
            byte[] key = Base64.getDecoder()
                    .decode(json.path("showKeys").elements().next().asText());
            PublicKey fleetKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
            return new Oracle(
                    fleetKey, json.path("fleet").asText(), json.path("box").asText());
        } catch (IOException | GeneralSecurityException e) {
            throw new LabException("cannot read " + identity, e);
        }
    }

    @Override
    public void close() {
        wire.close();
        box.close();
        server.close();
        agentLog.setLevel(null);
    }
}
