package io.weitblick.lab.torture;

import io.weitblick.lab.LabException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Runs the harnesses, one line each; exit status 1 on a violation, 2 if they cannot be run. */
public final class TortureMain {
    private static final int VIOLATED = 1;
    private static final int BROKEN = 2;
    private static final int SEEDS = 1_000_000;
    private static final List<String> HARNESSES = List.of("kills");

    private final List<String> words;

    private TortureMain(List<String> words) {
        this.words = words;
    }

    /** Takes {@code [--seed N] [--only HARNESS] [--kills N]}. */
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
        if (!only.isEmpty() && !HARNESSES.contains(only)) {
            throw new LabException("there is no harness \"" + only + "\"; there are " + String.join(", ", HARNESSES));
        }
        boolean ok = true;
        for (String harness : HARNESSES) {
            if (only.isEmpty() || only.equals(harness)) {
                Tally tally = run(harness, seed);
                tally.violations().forEach(System.out::println);
                System.out.println(tally.line());
                ok &= tally.violations().isEmpty();
            }
        }
        return ok;
    }

    private Tally run(String harness, long seed) {
        return Torture.kills(seed, (int) number("--kills", 1_000));
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
