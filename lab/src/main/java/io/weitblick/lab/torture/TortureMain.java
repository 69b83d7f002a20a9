package io.weitblick.lab.torture;

import io.weitblick.lab.LabException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the harnesses, one line each; exit status 1 on a violation, 2 if they cannot be run. */
public final class TortureMain {
    private static final int VIOLATED = 1;
    private static final int BROKEN = 2;
    private static final int SEEDS = 1_000_000;

    private final List<String> words;

    private TortureMain(List<String> words) {
        this.words = words;
    }

    /** Takes {@code [--seed N] [--only HARNESS] [--count N]}. */
    public static void main(String[] args) {
        try {
            System.exit(new TortureMain(Arrays.asList(args)).run() ? 0 : VIOLATED);
        } catch (LabException e) {
            System.err.println("torture: " + e.getMessage());
            System.exit(BROKEN);
        }
    }

    private boolean run() {
        long seed = number("--seed", ThreadLocalRandom.current().nextInt(SEEDS));
        String only = text("--only", "");
        List<Harness> chosen = Stream.of(Harness.values())
                .filter(harness -> only.isEmpty() || only.equals(harness.word()))
                .toList();
        if (chosen.isEmpty()) {
            throw new LabException("there is no harness \"" + only + "\"; there are "
                    + Stream.of(Harness.values()).map(Harness::word).collect(Collectors.joining(", ")));
        }
        boolean ok = true;
        for (Harness harness : chosen) {
            Tally tally = harness.run(seed, (int) number("--count", harness.count()));
            ok &= tell(harness, tally);
        }
        return ok;
    }

    private static boolean tell(Harness harness, Tally tally) {
        boolean ok = tally.violations().isEmpty() != harness.isControl();
        if (!ok) {
            tally.violations().forEach(System.out::println);
        }
        String judgement = !harness.isControl()
                ? ""
                : ok ? " as it must be: " + tally.violations().get(0) : " but a build like this must be found out";
        System.out.println((ok ? "OK   " : "FAIL ") + harness.word() + " " + tally.line() + judgement);
        return ok;
    }

    private long number(String name, long otherwise) {
        try {
            return Long.parseLong(text(name, Long.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new LabException(name + " wants a number", e);
        }
    }

    private String text(String name, String otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == words.size()) {
            throw new LabException(name + " wants a value");
        }
        return words.get(at + 1);
    }
}
