package io.weitblick.agent.host;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.boxconf.BoxConfig;
import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.conf.ConfProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the machine as himblick.conf says, at every boot and before the network. Each setting stands for itself: one that
 * is wrong, or cannot be made, leaves the others alone and is told in a file on the card.
 */
final class HostSetup {
    /** Where the last file is kept that was read well; only root may read it, as it holds secrets. */
    static final String LAST_GOOD = "/var/lib/weitblick/host/himblick.conf";

    private static final Logger LOG = LoggerFactory.getLogger(HostSetup.class);

    private final HostRoot root;
    private final DurableFiles files;
    private final Hands hands;
    private final List<String> done = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    HostSetup(HostRoot root, DurableFiles files, Hands hands) {
        this.root = root;
        this.files = files;
        this.hands = hands;
    }

    /**
     * What came of it.
     *
     * @param applied the settings that the machine has now
     * @param problems what does not count, or could not be made
     * @param hints what counts but looks like a mistake
     */
    record Outcome(List<String> applied, List<String> problems, List<String> hints) {
        Outcome {
            applied = List.copyOf(applied);
            problems = List.copyOf(problems);
            hints = List.copyOf(hints);
        }
    }

    /** Applies the card's file, or the last good one where the card has none; keeps it, and writes the status. */
    Outcome boot() {
        Optional<Card> card = Card.find(root, files);
        Optional<byte[]> found = card.flatMap(this::readCard);
        byte[] conf = found.or(this::lastGood).orElseGet(() -> new byte[0]);
        apply(conf);
        if (found.isPresent()) {
            keep(conf);
        }
        Outcome outcome = outcome();
        card.ifPresent(present -> writeStatus(present, outcome));
        return outcome;
    }

    /**
     * The same with this file, or with the one that is found, but nothing is kept and no status written: for hands that
     * only tell.
     *
     * @throws IOException if the file cannot be read
     */
    Outcome wouldDo(@Nullable Path conf) throws IOException {
        if (conf != null) {
            apply(Card.read(conf));
        } else {
            apply(Card.find(root, files)
                    .flatMap(this::readCard)
                    .or(this::lastGood)
                    .orElseGet(() -> new byte[0]));
        }
        return outcome();
    }

    private Optional<byte[]> readCard(Card card) {
        Optional<Path> conf = card.conf();
        if (conf.isEmpty()) {
            wrong.add("There is no himblick.conf on the boot partition; the last one that was there is in force.");
            return Optional.empty();
        }
        card.ignored()
                .forEach(other -> hints.add(other.getFileName() + " is not read, because there is "
                        + conf.get().getFileName()));
        try {
            byte[] bytes = Card.read(conf.get());
            if (bytes.length == 0) {
                wrong.add(conf.get().getFileName() + " is empty; the last one is in force.");
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            wrong.add(conf.get().getFileName() + " cannot be read; the last one is in force: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> lastGood() {
        try {
            Path kept = root.at(LAST_GOOD);
            return Files.isRegularFile(kept) ? Optional.of(Files.readAllBytes(kept)) : Optional.empty();
        } catch (IOException e) {
            wrong.add("The last himblick.conf cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void apply(byte[] conf) {
        BoxConfig config = BoxConfig.of(ConfFile.decode(conf));
        config.problems().stream().map(ConfProblem::detail).forEach(wrong::add);
        config.hints().stream().map(ConfProblem::detail).forEach(hints::add);
        new HostSettings(root).of(config).forEach(this::make);
        new WifiSettings(root).of(config).forEach(this::make);
    }

    private void make(HostSetting setting) {
        try {
            List<HostChange> changes = setting.plan().changes();
            for (HostChange change : changes) {
                hands.make(change);
            }
            done.add(setting.what());
            if (!changes.isEmpty()) {
                LOG.info("A setting is made setting={}", setting.what());
            }
        } catch (IOException e) {
            LOG.error("A setting cannot be made setting={} cause={}", setting.what(), e.toString());
            wrong.add(setting.what() + " cannot be set: " + e.getMessage());
        }
    }

    private void keep(byte[] conf) {
        try {
            Path kept = root.at(LAST_GOOD);
            if (!Files.isRegularFile(kept) || !Arrays.equals(Files.readAllBytes(kept), conf)) {
                files.makeDirectories(kept.getParent());
                files.write(kept, conf);
            }
        } catch (IOException e) {
            LOG.error("himblick.conf cannot be kept cause={}", e.toString());
            wrong.add("A copy of himblick.conf cannot be kept: " + e.getMessage());
        }
    }

    private void writeStatus(Card card, Outcome outcome) {
        try {
            card.writeStatus(new HostStatus(outcome).text());
        } catch (IOException e) {
            LOG.warn("The status cannot be written to the boot partition cause={}", e.toString());
        }
    }

    private Outcome outcome() {
        return new Outcome(done, wrong, hints);
    }
}
