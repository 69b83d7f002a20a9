package io.weitblick.lab.bench.fleet;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.LabException;
import io.weitblick.lab.bench.Figure;
import io.weitblick.lab.bench.Median;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One picture of 1 MB to a hundred boxes until the last has confirmed that it is on the screen: by a server that has just been
 * started, and by one whose connections wait from the push before. And a publish that changes nothing, for which no box may
 * be spoken to; what the boxes' sshds saw is counted by their own logs.
 */
public final class ConfirmedRows {
    private static final int BOXES = 100;
    private static final int BYTES = 1 << 20;
    private static final int COLD_ROUNDS = 3;
    private static final double WARM_SECONDS = 15;
    private static final double COLD_SECONDS = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Longer than any push of this takes to begin. */
    private static final Duration NOTHING_COMES = Duration.ofSeconds(5);

    private final ServerProcess server;
    private final Audience audience;

    private ConfirmedRows(ServerProcess server, Audience audience) {
        this.server = server;
        this.audience = audience;
    }

    /**
     * Runs all three.
     *
     * @param directory a disk for server and boxes
     * @param rounds how many warm rounds
     */
    public static List<Figure> run(Path directory, int rounds) throws IOException {
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"));
                VirtualFleet fleet = new VirtualFleet(directory.resolve("boxes"), server.http(), server.admin())) {
            Audience audience = Audience.join(directory, server, fleet, "screen", BOXES, BYTES);
            ConfirmedRows rows = new ConfirmedRows(server, audience);
            rows.round("first");
            return rows.measure(rounds);
        }
    }

    private List<Figure> measure(int rounds) throws IOException {
        List<Double> cold = new ArrayList<>();
        long sessions = 0;
        for (int i = 0; i < Math.min(COLD_ROUNDS, rounds); i++) {
            server.stop();
            server.start();
            Poll.until(PATIENCE, "all boxes are back", () -> audience.boxes().stream()
                    .allMatch(audience::isOnScreen));
            sessions += publishNothing();
            long before = connections();
            cold.add(round("cold"));
            if (connections() - before < BOXES) {
                throw new LabException("boxes got a picture without a connection: the count of connections is wrong");
            }
        }
        List<Double> warm = new ArrayList<>();
        long before = connections();
        for (int i = 0; i < rounds; i++) {
            warm.add(round("warm"));
        }
        System.out.println("  connections made in the warm rounds: " + (connections() - before));
        return List.of(
                new Figure("100-boxes-nothing-changed", sessions, 0, "SSH connections", 0),
                new Figure("1MB-100-boxes-warm", Median.of(warm), WARM_SECONDS, "s", WARM_SECONDS),
                new Figure("1MB-100-boxes-cold", Median.of(cold), COLD_SECONDS, "s", COLD_SECONDS));
    }

    /** Seconds until the last of them has confirmed. */
    private double round(String name) throws IOException {
        Sha256 picture = audience.draw(BYTES);
        long published = System.nanoTime();
        server.admin().publish();
        List<Double> times = audience.confirmed(picture, published, PATIENCE);
        double last = times.get(times.size() - 1);
        System.out.printf("  %s: half of them %.3f s, all %.3f s%n", name, times.get(times.size() / 2), last);
        return last;
    }

    private long publishNothing() {
        long before = connections();
        server.admin().publish();
        try {
            TimeUnit.NANOSECONDS.sleep(NOTHING_COMES.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
        return connections() - before;
    }

    private long connections() {
        return audience.boxes().stream()
                .map(FleetBox::sshd)
                .mapToLong(sshd -> sshd.connections())
                .sum();
    }
}
