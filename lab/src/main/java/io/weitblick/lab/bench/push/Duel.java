package io.weitblick.lab.bench.push;

import io.weitblick.lab.bench.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Two contestants in turns: each pair of runs follows one another at once, and who begins alternates. */
final class Duel {
    private final List<Sample> ours = new ArrayList<>();
    private final List<Sample> theirs = new ArrayList<>();

    private Duel() {}

    /**
     * Runs both.
     *
     * @param name what the lines that tell each pair begin with
     * @param pairs how many pairs count
     * @param warmUp how many of our runs come before, since a server's code is warm
     */
    static Duel of(String name, int pairs, int warmUp, Contestant our, Contestant peer) throws IOException {
        Duel duel = new Duel();
        for (int i = 0; i < warmUp; i++) {
            once(our);
        }
        for (int i = 0; i < pairs; i++) {
            boolean first = i % 2 == 0;
            Sample one = once(first ? our : peer);
            Sample two = once(first ? peer : our);
            duel.ours.add(first ? one : two);
            duel.theirs.add(first ? two : one);
            System.out.printf(
                    Locale.ROOT,
                    "  %s pair %d: ours %.3f s, peer %.3f s%n",
                    name,
                    i + 1,
                    duel.ours.get(i).seconds(),
                    duel.theirs.get(i).seconds());
        }
        return duel;
    }

    double ourSeconds() {
        return median(ours, Sample::seconds);
    }

    double peerSeconds() {
        return median(theirs, Sample::seconds);
    }

    double ourCpuSeconds() {
        return median(ours, Sample::cpuSeconds);
    }

    double peerCpuSeconds() {
        return median(theirs, Sample::cpuSeconds);
    }

    private static Sample once(Contestant contestant) throws IOException {
        contestant.prepare();
        Sample sample = contestant.run();
        contestant.verify();
        return sample;
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return Median.of(samples.stream().map(value::applyAsDouble).toList());
    }
}
