package io.weitblick.lab.bench.push;

import io.weitblick.lab.process.Program;
import java.time.Duration;
import java.util.List;

/** Runs a peer's command line and times it as a whole process with its children, by bash's own {@code time}. */
final class Shell {
    private static final Duration TIMEOUT = Duration.ofMinutes(9);

    private Shell() {}

    /** @param command for bash; what it prints is dropped unless it fails */
    static Sample time(String command) {
        String timed = "TIMEFORMAT='%R %U %S'; time { set -e; " + command + " ; } >/dev/null 2>/dev/null";
        Program.Result result = Program.run(TIMEOUT, List.of("bash", "-c", timed));
        String[] figures = result.errors().strip().split("\\s+");
        if (!result.ok() || figures.length < 3) {
            // Once more, to see what it says.
            Program.output(TIMEOUT, List.of("bash", "-ec", command));
        }
        double seconds = Double.parseDouble(figures[figures.length - 3]);
        double user = Double.parseDouble(figures[figures.length - 2]);
        double system = Double.parseDouble(figures[figures.length - 1]);
        return new Sample(seconds, user + system);
    }
}
