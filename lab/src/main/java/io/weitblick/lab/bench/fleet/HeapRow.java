package io.weitblick.lab.bench.fleet;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.bench.Figure;
import io.weitblick.lab.bench.Median;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The server's heap while it brings one file of 512 MB to fifty boxes. The JVM is given 256 MB at most; what lives is
 * counted by the JVM itself after a full collection, again and again, and must not grow.
 */
public final class HeapRow {
    private static final int BOXES = 50;
    private static final int BYTES = 512 << 20;
    private static final int SMALL_BYTES = 1 << 20;
    private static final int HEAP_MEGABYTES = 256;
    private static final double FLAT = 1.15;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private HeapRow() {}

    /** @param directory a disk for server and boxes with 30 GB of room */
    public static List<Figure> run(Path directory) throws IOException {
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"), HEAP_MEGABYTES);
                VirtualFleet fleet = new VirtualFleet(directory.resolve("boxes"), server.http(), server.admin())) {
            Audience audience = Audience.join(directory, server, fleet, "screen", BOXES, SMALL_BYTES);
            Sha256 large = audience.draw(BYTES);
            try (HeapWatch watch = HeapWatch.of(server)) {
                long published = System.nanoTime();
                server.admin().publish();
                double seconds = audience.confirmed(large, published, PATIENCE).get(BOXES - 1);
                System.out.printf(
                        "  50 x 512 MB: %.0f s, live heap in MB: %s%n",
                        seconds, watch.live().stream().map("%.0f"::formatted).toList());
                return figures(watch);
            }
        }
    }

    private static List<Figure> figures(HeapWatch watch) {
        List<Double> live = watch.live();
        int third = Math.max(1, live.size() / 3);
        double early = Median.of(live.subList(0, third));
        double late = Median.of(live.subList(live.size() - third, live.size()));
        return List.of(
                new Figure("50x512MB-heap", watch.peak(), HEAP_MEGABYTES, "MB", HEAP_MEGABYTES),
                Figure.ratio("50x512MB-live-late-early", late, early, "MB", FLAT));
    }
}
