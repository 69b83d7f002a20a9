package io.weitblick.lab.torture;

import io.weitblick.lab.torture.conf.BootedMachine;
import io.weitblick.lab.torture.conf.ConfGenerator;
import io.weitblick.lab.torture.conf.ConfOracle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Boots a machine with one random himblick.conf after another. */
final class ConfHarness {
    /** Share of the files that must be right in every line. */
    static final double LEAST_VALID = 0.3;

    private static final int BATCH = 5_000;
    private static final int LONGEST_QUOTE = 2_000;

    private final BootedMachine machine;
    private final ConfOracle oracle;
    private final ConfGenerator generator;
    private final Tally tally;

    ConfHarness(BootedMachine machine, ConfOracle oracle, long seed) {
        this.machine = machine;
        this.oracle = oracle;
        this.generator = new ConfGenerator(seed);
        this.tally = new Tally(seed);
    }

    /** Boots so often, or until this many violations. */
    Tally run(int files, int mostViolations) {
        int content = 0;
        int accepted = 0;
        List<ConfOracle.Case> cases = new ArrayList<>();
        for (int index = 0; index < files && tally.violations().size() < mostViolations; index++) {
            ConfGenerator.Conf conf = generator.next();
            tally.blow(conf.kind(), Landing.AFTER);
            String fault = machine.boot(conf.bytes());
            if (fault != null) {
                violation(index, conf.bytes(), fault);
            }
            content += machine.isContent() ? 1 : 0;
            cases.add(
                    new ConfOracle.Case(conf.bytes(), machine.firstHostname(), machine.hostname(), machine.keyfiles()));
            if (cases.size() == BATCH || index + 1 == files) {
                accepted += judge(cases, index + 1 - cases.size());
                cases.clear();
            }
        }
        tally.note(String.format(Locale.ROOT, "valid=%.0f%%", 100.0 * content / files));
        tally.note(String.format(Locale.ROOT, "himblick-accepts=%.0f%%", 100.0 * accepted / files));
        if (tally.violations().isEmpty() && content < LEAST_VALID * files) {
            tally.violation("too few of the files were right in every line");
        }
        return tally;
    }

    private int judge(List<ConfOracle.Case> cases, int first) {
        List<ConfOracle.Opinion> opinions = oracle.judge(cases);
        for (int i = 0; i < opinions.size(); i++) {
            String complaint = opinions.get(i).complaint();
            if (complaint != null) {
                violation(first + i, cases.get(i).conf(), complaint);
            }
        }
        return (int) opinions.stream().filter(ConfOracle.Opinion::accepted).count();
    }

    private void violation(int index, byte[] conf, String what) {
        String text = conf.length > LONGEST_QUOTE
                ? Base64.getEncoder().encodeToString(conf).substring(0, LONGEST_QUOTE)
                : new String(conf, StandardCharsets.UTF_8).replace("\r", "\\r").replace("\n", "\\n");
        tally.violation("file " + index + ": " + what + "; the file: " + text);
    }
}
