package io.weitblick.agent.host;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.host.HostChange.Run;
import io.weitblick.agent.journal.JournalLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Root's part as a program: {@code setup} at every boot, {@code requests} whenever the agent asks for something. Setting up
 * always ends well, whatever himblick.conf says: a box that does not start is worse than one with a wrong time zone.
 */
public final class HostMain {
    private static final Logger LOG = LoggerFactory.getLogger(HostMain.class);
    private static final String USAGE = """
            Applies himblick.conf to this machine, as it happens at every boot.

            Usage: weitblick-host-setup [OPTION...]

              -n, --dry-run        tell what would be done, without secrets, and what is wrong with the file; status 1 then
              -C, --config FILE    look at this file instead of the one on the boot partition; only with --dry-run
              --root DIRECTORY     the machine's root, if it is not /
            """;

    private HostMain() {}

    /** Runs once. */
    public static void main(String[] arguments) {
        JournalLog.start(false);
        System.exit(run(arguments));
    }

    /** Runs once inside another program; gives the exit status. */
    public static int run(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        HostRoot root = new HostRoot(Path.of(option(words, "--root", "/")));
        try {
            return switch (words.isEmpty() ? "" : words.get(0)) {
                case "setup" -> setup(words, root);
                case "requests" -> requests(root);
                default -> usage(2);
            };
        } catch (IOException e) {
            System.err.println("weitblick: " + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            LOG.error("This program has a fault; the box goes on without it", e);
            return 0;
        }
    }

    private static int usage(int status) {
        System.out.print(USAGE);
        return status;
    }

    private static int setup(List<String> words, HostRoot root) throws IOException {
        if (words.contains("--help") || words.contains("-h")) {
            return usage(0);
        }
        DurableFiles files = new DurableFiles();
        if (words.contains("--dry-run") || words.contains("-n")) {
            String conf = option(words, "--config", option(words, "-C", ""));
            HostSetup.Outcome outcome = new HostSetup(root, files, Hands.telling(System.out))
                    .wouldDo(conf.isEmpty() ? null : Path.of(conf));
            System.out.print(new HostStatus(outcome).text());
            return outcome.problems().isEmpty() ? 0 : 1;
        }
        new HostSetup(root, files, Hands.of(root, files)).boot();
        return 0;
    }

    private static int requests(HostRoot root) throws IOException {
        DurableFiles files = new DurableFiles();
        Hands hands = Hands.of(root, files);
        new RequestQueue(root, files, word -> work(word, root, files, hands)).drain();
        return 0;
    }

    private static String work(HostRequest.Word word, HostRoot root, DurableFiles files, Hands hands)
            throws IOException {
        return switch (word) {
            case REBOOT -> {
                hands.make(Run.of("systemctl", "--no-block", "reboot"));
                yield "the machine starts anew";
            }
            case POWER_OFF -> {
                hands.make(Run.of("systemctl", "--no-block", "poweroff"));
                yield "the machine goes off";
            }
            case FORGET_TOKEN ->
                Card.find(root, files)
                        .orElseThrow(() -> new IOException("there is no boot partition"))
                        .forgetToken();
            case APPLY_CARD -> {
                HostSetup.Outcome outcome = new HostSetup(root, files, hands).boot();
                yield outcome.problems().isEmpty()
                        ? "himblick.conf is in force"
                        : "not in force: " + String.join("; ", outcome.problems());
            }
        };
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }
}
