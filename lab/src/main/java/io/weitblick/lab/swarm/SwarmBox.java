package io.weitblick.lab.swarm;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.CommandResult;
import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.Health;
import io.weitblick.common.sync.ObjectList;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One box of the swarm: an identity and what it has heard. */
public final class SwarmBox {
    private static final String VERSION = "swarm";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String hostname;
    private final String secret =
            "wbb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    private final String bootId = UUID.randomUUID().toString();
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final List<CommandResult> results = new ArrayList<>();
    private long knownGeneration;
    private boolean sendObjects;
    private volatile long askedAtNanos;

    SwarmBox(String hostname) {
        this.hostname = hostname;
    }

    /** Its hostname. */
    public String hostname() {
        return hostname;
    }

    /** The commands it has received and nobody has taken yet. */
    public BlockingQueue<Command> commands() {
        return commands;
    }

    String secret() {
        return secret;
    }

    EnrollRequest enrollment(String token) {
        return new EnrollRequest(
                token, hostname, Sha256.of(secret), List.of(hostKey()), bootId.replace("-", ""), VERSION);
    }

    synchronized SyncRequest ask(int waitSeconds) {
        List<CommandResult> done = List.copyOf(results);
        results.clear();
        askedAtNanos = System.nanoTime();
        return new SyncRequest(
                waitSeconds,
                bootId,
                VERSION,
                knownGeneration,
                0,
                0,
                null,
                ObjectList.digest(List.of()),
                sendObjects ? List.of() : null,
                null,
                Health.UNKNOWN,
                done);
    }

    synchronized void hear(SyncResponse news) {
        askedAtNanos = 0;
        knownGeneration = news.desiredGeneration();
        sendObjects = !ObjectList.digest(List.of()).equals(news.objectsDigest());
        for (Command command : news.commands()) {
            results.add(new CommandResult(command.id(), true, "done by the swarm"));
            commands.add(command);
        }
    }

    /** Whether its question has been open for at least this long. */
    boolean waitsFor(Duration time) {
        long asked = askedAtNanos;
        return asked != 0 && System.nanoTime() - asked >= time.toNanos();
    }

    /** A public key in OpenSSH's one-line form (RFC 8709, section 4); nobody has its private half. */
    private static String hostKey() {
        byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        byte[] point = random(32);
        ByteBuffer blob = ByteBuffer.allocate(8 + type.length + point.length);
        blob.putInt(type.length).put(type).putInt(point.length).put(point);
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob.array());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
