package io.weitblick.lab.bench.fleet;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.bench.Figure;
import io.weitblick.lab.bench.Median;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.virtual.Fault;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What twenty dead boxes cost thirty others. Rounds come in pairs, of which either may come first: all fifty get a new picture,
 * once while all are healthy, once while twenty are frozen, silent or refusing. A third round shows what the thirty take
 * when nothing at all is published for the twenty.
 */
public final class DeadBoxesBench {
    private static final int BYTES = 1 << 20;
    private static final int OTHERS = 30;
    private static final int DEAD = 20;
    private static final int PAIRS = 12;
    private static final int WARM_UP = 2;
    /** Rounds in which the dead stay dead until each of them is reported. */
    private static final int REPORTED_ROUNDS = 2;

    private static final double LIMIT_RATIO = 1.05;
    private static final double LIMIT_REPORT_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final WeitblickClient api;
    private final Audience others;
    private final Audience dead;
    private final List<Double> reported = new ArrayList<>();

    private DeadBoxesBench(WeitblickClient api, Audience others, Audience dead) {
        this.api = api;
        this.others = others;
        this.dead = dead;
    }

    /** @param line takes each figure as soon as it is there */
    public static void run(Consumer<Figure> line) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("/var/tmp"), "weitblick-bench");
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"));
                VirtualFleet fleet = new VirtualFleet(directory.resolve("boxes"), server.http(), server.admin())) {
            Audience others = Audience.join(directory, server, fleet, "other", OTHERS, BYTES);
            Audience dead = Audience.join(directory, server, fleet, "dead", DEAD, BYTES);
            new DeadBoxesBench(server.admin(), others, dead).measure(line);
        } finally {
            Program.output(Duration.ofMinutes(2), List.of("rm", "-rf", directory.toString()));
        }
    }

    private void measure(Consumer<Figure> line) throws IOException {
        List<Double> ratios = new ArrayList<>();
        List<Double> toAlone = new ArrayList<>();
        for (int pair = 0; pair < WARM_UP + PAIRS; pair++) {
            boolean faultFirst = pair % 2 == 0;
            double first = faultFirst ? roundWithDead(pair) : roundWithHealthy();
            double second = faultFirst ? roundWithHealthy() : roundWithDead(pair);
            double faulty = faultFirst ? first : second;
            double healthy = faultFirst ? second : first;
            double alone = publish(others.draw(BYTES));
            System.out.printf(
                    "  pair %d: twenty dead %.3f s, all healthy %.3f s, the thirty alone %.3f s%n",
                    pair - WARM_UP + 1, faulty, healthy, alone);
            if (pair >= WARM_UP) {
                ratios.add(faulty / healthy);
                toAlone.add(faulty / alone);
            }
        }
        System.out.printf("  to a publish for the thirty alone: %.2f x (median, not judged)%n", Median.of(toAlone));
        line.accept(new Figure("others-p95-beside-20-dead", Median.of(ratios), 1, "x", LIMIT_RATIO));
        line.accept(new Figure(
                "dead-box-reported", Collections.max(reported), LIMIT_REPORT_SECONDS, "s", LIMIT_REPORT_SECONDS));
    }

    private double roundWithHealthy() throws IOException {
        Sha256 theirs = dead.draw(BYTES);
        double seconds = publish(others.draw(BYTES));
        dead.confirmed(theirs, System.nanoTime(), PATIENCE);
        return seconds;
    }

    private double roundWithDead(int pair) throws IOException {
        for (int i = 0; i < DEAD; i++) {
            dead.boxes().get(i).suffer(fault(i));
        }
        Sha256 lost = dead.draw(BYTES);
        Sha256 picture = others.draw(BYTES);
        long published = System.nanoTime();
        double seconds = publish(picture);
        if (pair < REPORTED_ROUNDS) {
            awaitReported(published);
        }
        dead.boxes().forEach(FleetBox::recover);
        dead.boxes().forEach(box -> api.post("/boxes/" + box.id() + "/retry", Map.of())
                .ok());
        dead.confirmed(lost, System.nanoTime(), PATIENCE);
        return seconds;
    }

    private static Fault fault(int box) {
        return Fault.values()[box % Fault.values().length];
    }

    private void awaitReported(long published) {
        Map<Fault, Double> slowest = new EnumMap<>(Fault.class);
        Set<Integer> left = new TreeSet<>(IntStream.range(0, DEAD).boxed().toList());
        Poll.until(PATIENCE, "the dead are reported", () -> {
            left.removeIf(box -> {
                boolean isReported = isReported(dead.boxes().get(box));
                if (isReported) {
                    slowest.put(fault(box), Audience.secondsSince(published));
                }
                return isReported;
            });
            return left.isEmpty();
        });
        System.out.println("  the last of each kind was reported after so many seconds: " + slowest);
        reported.addAll(slowest.values());
    }

    /** Time until 95 of 100 of the others have confirmed the picture. */
    private double publish(Sha256 picture) {
        long published = System.nanoTime();
        api.publish();
        List<Double> times = others.confirmed(picture, published, PATIENCE);
        return times.get((int) Math.ceil(OTHERS * 0.95) - 1);
    }

    private boolean isReported(FleetBox box) {
        return !api.box(box.id()).reason().isEmpty();
    }
}
