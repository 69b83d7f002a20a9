package io.weitblick.lab.torture;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Project;
import io.weitblick.lab.torture.box.BoxPlan;
import io.weitblick.lab.torture.box.BoxSpace;
import io.weitblick.lab.torture.box.Victim;
import io.weitblick.lab.torture.box.Workplace;
import io.weitblick.lab.torture.disk.Disk;
import io.weitblick.lab.torture.engine.Engine;
import io.weitblick.lab.torture.engine.Order;
import io.weitblick.lab.torture.engine.Order.Halt;
import io.weitblick.lab.torture.fleet.Fleet;
import io.weitblick.lab.torture.fleet.Media;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.lab.torture.fleet.SyncServer;
import io.weitblick.lab.torture.oracle.Oracle;
import io.weitblick.lab.torture.oracle.Verdict;
import io.weitblick.lab.torture.wire.CutProxy;
import io.weitblick.lab.torture.wire.CutProxy.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.EdECPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everybody who takes part in a push to one box, each of them replaceable. Belongs to one thread. */
final class Rig implements AutoCloseable {
    static final long FLUSH_FROM_BYTES = 1 << 20;

    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    // As the server waits, only shorter: the box reads back and hashes what came.
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final long CHECKED_BYTES_PER_SECOND = 20_000_000;
    private static final Duration SOON = Duration.ofMillis(100);
    private static final List<String> QUICK_JVM =
            List.of("java", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp");

    private final Project project = Project.find();
    private final Path directory;
    private final String agentClasses;
    private final BoxPlan plan;
    private final Fleet fleet;
    private final Oracle oracle;
    private final SyncServer sync;
    private final CutProxy wire;
    private final Set<String> misplays = ConcurrentHashMap.newKeySet();
    private BoxSpace space;
    private Victim agent;
    // Their JVMs take a moment to start, so the next ones wait for the death of those before.
    private Victim nextAgent;
    private Engine engine;
    private Engine nextEngine;
    private @Nullable SignedShow published;
    private String lastResult = "";
    // As the server keeps them: what may be resumed of each file, and what of it after a power cut.
    private final Map<String, Long> durable = new ConcurrentHashMap<>();
    private final Map<String, Long> durableAfterCut = new ConcurrentHashMap<>();

    /**
     * Opens a rig with an agent that has enrolled.
     *
     * @param place where everything lies
     * @param disk the box's disk
     * @param changed directory of classes that the agent has instead of its own; null for none
     */
    Rig(Workplace place, Disk disk, @Nullable Path changed) {
        this.directory = place.files();
        this.agentClasses = (changed == null ? "" : changed + ":") + project.labJar();
        this.plan = BoxPlan.in(place);
        this.fleet = new Fleet(directory.resolve("server"));
        this.oracle = new Oracle(fleet.showKey().getPublic(), Fleet.ID, SyncServer.BOX);
        this.sync =
                SyncServer.start(fleet, openSsh((EdECPublicKey) fleet.mediaKey().getPublic()));
        this.wire = CutProxy.to(plan.port());
        this.engine = startEngine();
        this.nextEngine = startEngine();
        this.space = BoxSpace.open(plan, disk);
        this.agent = prepareAgent();
        this.nextAgent = prepareAgent();
        agent.tell("start");
        if (!sync.await(READY, report -> true)) {
            close();
            throw new LabException("the agent does not report; see " + plan.log());
        }
    }

    /** An Ed25519 key as OpenSSH writes it (RFC 8709, section 4): the curve's point in little-endian order. */
    private static String openSsh(EdECPublicKey key) {
        byte[] x509 = key.getEncoded();
        byte[] point = Arrays.copyOfRange(x509, x509.length - 32, x509.length);
        byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer blob = ByteBuffer.allocate(8 + type.length + point.length);
        blob.putInt(type.length).put(type).putInt(point.length).put(point);
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob.array()) + " torture";
    }

    Fleet fleet() {
        return fleet;
    }

    SyncServer sync() {
        return sync;
    }

    CutProxy wire() {
        return wire;
    }

    BoxSpace space() {
        return space;
    }

    Victim agent() {
        return agent;
    }

    Path media() {
        return space.disk().resolve("media");
    }

    /** What the player was given that it must never get; empty if all was well. */
    Set<String> misplays() {
        return misplays;
    }

    Verdict look() {
        return oracle.look(media(), space.disk().resolve("state"));
    }

    /** Publishes a show; the files of the one before the last are deleted from the server. */
    void publish(SignedShow show) {
        SignedShow former = published;
        published = show;
        oracle.published(show.generation(), show.compact());
        sync.want(show);
        if (former != null) {
            former.objects().stream()
                    .filter(medium -> !show.objects().contains(medium))
                    .forEach(medium -> medium.file().toFile().delete());
        }
    }

    /** Delivers what the box does not report to have. */
    Engine.Result deliver(SignedShow show, Halt halt, Consumer<String> lines) {
        if (!engine.isAlive()) {
            engine.close();
            engine = nextEngine;
            nextEngine = startEngine();
        }
        Set<String> there = sync.objects();
        List<Order.Item> items = show.objects().stream()
                .filter(medium -> !there.contains(medium.fileName()))
                .map(medium -> new Order.Item(
                        medium.fileName(), medium.size(), medium.file().toString(), resumeBytes(medium)))
                .toList();
        Base64.Encoder encoder = Base64.getEncoder();
        Order.Route route = new Order.Route(
                SyncServer.BOX,
                wire.port(),
                plan.hostKey(),
                encoder.encodeToString(fleet.mediaKey().getPrivate().getEncoded()),
                encoder.encodeToString(fleet.mediaKey().getPublic().getEncoded()));
        return engine.deliver(
                new Order(show.generation(), show.compact(), items, route, FLUSH_FROM_BYTES, halt), line -> {
                    noteDurable(line);
                    lines.accept(line);
                });
    }

    /** Remembers what the engine says of unfinished files: {@code durable <name> <bytes> <in order>}. */
    private void noteDurable(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("durable")) {
            boolean allWritten = words[3].equals("true");
            durable.put(words[1], allWritten ? Long.MAX_VALUE : Long.parseLong(words[2]));
            durableAfterCut.put(words[1], Long.parseLong(words[2]));
        }
    }

    private long resumeBytes(Media medium) {
        return durable.getOrDefault(medium.fileName(), 0L);
    }

    /** Starts the agent again if it is dead. */
    void reviveAgent() {
        if (!agent.isAlive()) {
            sync.forgetReport();
            agent.close();
            agent = nextAgent;
            agent.tell("start");
            nextAgent = prepareAgent();
        }
    }

    /** Ends everything in the box at once and opens it again on another disk, without its agent for now. */
    void replaceBox(Disk disk) {
        endBox();
        wire.cut(Event.RESET);
        durable.putAll(durableAfterCut);
        space = BoxSpace.open(plan, disk);
        nextAgent = prepareAgent();
    }

    /** As the server would: delivers again until the show is on the screen, or for too long; gives the time it took. */
    Duration recover(SignedShow show) {
        long start = System.nanoTime();
        long bytes = show.objects().stream().mapToLong(Media::size).sum();
        Duration again = AGAIN.plusSeconds(bytes / CHECKED_BYTES_PER_SECOND);
        while (!isOnScreen(show) && System.nanoTime() - start < RECOVERY.toNanos()) {
            reviveAgent();
            lastResult = deliver(show, Halt.NEVER, line -> {}).text();
            sync.awaitOnScreen(show.generation(), lastResult.startsWith("delivered") ? again : SOON);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Whether the box's last report confirms this show. */
    boolean isOnScreen(SignedShow show) {
        return sync.awaitOnScreen(show.generation(), Duration.ZERO);
    }

    /** What engine and box have said last. */
    String state() {
        return "engine: " + lastResult + "; box: " + sync.lastReport();
    }

    /** Ends everything in the box at once. */
    void endBox() {
        agent.close();
        nextAgent.close();
        space.close();
    }

    private Engine startEngine() {
        return Engine.start(directory.resolve("engine.log"));
    }

    private Victim prepareAgent() {
        List<String> command = new ArrayList<>(space.enter());
        command.addAll(QUICK_JVM);
        command.add(agentClasses);
        command.add("io.weitblick.lab.torture.box.AgentMain");
        command.add(sync.uri().toString());
        command.add(space.ownDisk().toString());
        return Victim.start(command, plan.log(), this::heard);
    }

    /** Checks what the player says: {@code plays <name> <digest of its bytes> generation <n>}. */
    private void heard(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("plays") && !words[1].startsWith(words[2] + ".")) {
            misplays.add("the player was given " + words[1] + " with the bytes of " + words[2]);
        }
    }

    /** Whether bytes of this show's media have come to the box, and whether it has confirmed the show. */
    Landing landing(SignedShow show) {
        if (sync.confirmed() >= show.generation()) {
            return Landing.AFTER;
        }
        Set<String> there = sync.objects();
        boolean some = show.objects().stream()
                .filter(medium -> !there.contains(medium.fileName()))
                .anyMatch(this::hasBytes);
        return some ? Landing.BETWEEN : Landing.BEFORE;
    }

    private boolean hasBytes(Media medium) {
        Path inbox = media().resolve("inbox");
        return size(inbox.resolve(medium.fileName() + ".part")) > 0
                || size(inbox.resolve(medium.fileName())) > 0
                || size(media().resolve("store/objects").resolve(medium.fileName())) > 0;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        endBox();
        engine.close();
        nextEngine.close();
        wire.close();
        sync.close();
    }
}
