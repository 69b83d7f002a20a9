package io.weitblick.lab.bench;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.LabException;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.media.PaddedPicture;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.virtual.Fault;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What twenty dead boxes cost thirty others. Rounds come in pairs: in one the thirty get a new picture, in the other all
 * fifty should, of which twenty are frozen, silent or refusing. Both rounds of a pair follow each other at once, in turns.
 */
final class DeadBoxesBench {
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
    private static final long LOOK_MILLIS = 2;

    private final Path directory;
    private final WeitblickClient api;
    private final List<FleetBox> others;
    private final List<FleetBox> dead;
    private final List<Double> reported = new ArrayList<>();
    private int pictures;

    private DeadBoxesBench(Path directory, WeitblickClient api, List<FleetBox> others, List<FleetBox> dead) {
        this.directory = directory;
        this.api = api;
        this.others = others;
        this.dead = dead;
    }

    static void run(Consumer<Figure> line) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("/var/tmp"), "weitblick-bench");
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"));
                VirtualFleet fleet = new VirtualFleet(directory.resolve("boxes"), server.http(), server.admin())) {
            List<FleetBox> others = fleet.add("other", OTHERS, "others");
            List<FleetBox> dead = fleet.add("dead", DEAD, "dead");
            new DeadBoxesBench(directory, server.admin(), others, dead).measure(line);
        } finally {
            deleteTree(directory);
        }
    }

    private void measure(Consumer<Figure> line) throws IOException {
        assign("others");
        assign("dead");
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < WARM_UP + PAIRS; pair++) {
            boolean faultFirst = pair % 2 == 0;
            double first = faultFirst ? roundWithDead(pair) : roundWithout();
            double second = faultFirst ? roundWithout() : roundWithDead(pair);
            double faulty = faultFirst ? first : second;
            double clean = faultFirst ? second : first;
            System.out.printf("pair %d  with %.3f s  without %.3f s%n", pair - WARM_UP + 1, faulty, clean);
            if (pair >= WARM_UP) {
                with.add(faulty);
                without.add(clean);
                ratios.add(faulty / clean);
            }
        }
        System.out.printf("p95 of the others: with %.3f s, without %.3f s (medians)%n", median(with), median(without));
        line.accept(new Figure("others-p95-beside-20-dead", median(ratios), 1, "x", LIMIT_RATIO));
        double slowest =
                reported.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        line.accept(new Figure("dead-box-reported", slowest, LIMIT_REPORT_SECONDS, "s", LIMIT_REPORT_SECONDS));
    }

    private void assign(String tag) throws IOException {
        change(tag);
        api.post("/assignments", Map.of("playlist", playlist(tag), "tags", List.of(tag)))
                .ok();
    }

    private double roundWithout() throws IOException {
        Sha256 digest = change("others");
        long published = System.nanoTime();
        api.publish();
        return p95(digest, published);
    }

    private double roundWithDead(int pair) throws IOException {
        for (int i = 0; i < DEAD; i++) {
            dead.get(i).suffer(Fault.values()[i % Fault.values().length]);
        }
        Sha256 lost = change("dead");
        Sha256 digest = change("others");
        long published = System.nanoTime();
        api.publish();
        double seconds = p95(digest, published);
        if (pair < REPORTED_ROUNDS) {
            Poll.until(PATIENCE, "the dead are reported", () -> dead.stream().allMatch(this::isReported));
            reported.add(seconds(published));
        }
        dead.forEach(FleetBox::recover);
        dead.forEach(box -> api.post("/boxes/" + box.id() + "/retry", Map.of()).ok());
        Poll.until(PATIENCE, "the dead are alive again", () -> dead.stream()
                .allMatch(box -> box.wasGiven(lost) && isConfirmed(box)));
        return seconds;
    }

    /** Time until 95 of 100 of the others have confirmed the picture; the player tells when it is worth asking the server. */
    private double p95(Sha256 digest, long published) {
        List<Double> times = new ArrayList<>();
        List<FleetBox> left = new ArrayList<>(others);
        long deadline = published + PATIENCE.toNanos();
        while (!left.isEmpty()) {
            left.removeIf(box -> {
                boolean done = box.wasGiven(digest) && isConfirmed(box);
                if (done) {
                    times.add(seconds(published));
                }
                return done;
            });
            if (System.nanoTime() - deadline > 0) {
                throw new LabException(left.size() + " boxes have not confirmed within " + PATIENCE);
            }
            pause();
        }
        times.sort(null);
        return times.get((int) Math.ceil(OTHERS * 0.95) - 1);
    }

    private Sha256 change(String tag) throws IOException {
        String name = tag + "-" + pictures++ + ".png";
        Path picture = PaddedPicture.write(directory.resolve(name), BYTES, pictures);
        api.upload(name, picture).ok();
        api.playlist(playlistName(tag), 600, name);
        return Sha256.of(picture);
    }

    private String playlist(String tag) {
        return api.findId("/playlists", "name", playlistName(tag)).orElseThrow();
    }

    private static String playlistName(String tag) {
        return "For " + tag;
    }

    private boolean isConfirmed(FleetBox box) {
        return api.box(box.id()).state().equals("ON_SCREEN");
    }

    private boolean isReported(FleetBox box) {
        return !api.box(box.id()).reason().isEmpty();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        try {
            new ProcessBuilder("rm", "-rf", directory.toString()).start().waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }
}
