package io.weitblick.agent.host;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.boxconf.ConfKey;
import io.weitblick.common.conf.ConfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The boot partition, as people see it with the card in a laptop: a FAT file system with himblick.conf. What editors
 * make of that name is found too.
 */
public final class Card {
    /** Where it is mounted: since Debian 12, and before. */
    static final List<String> DIRECTORIES = List.of("/boot/firmware", "/boot");

    static final String CONF = "himblick.conf";
    static final String STATUS = "himblick-status.txt";

    /** As on FAT, which has no other way; the agent reads the file too. */
    private static final String READABLE = "rw-r--r--";

    private static final Set<String> NAMES = Set.of(CONF, "himblick.conf.txt", "himblick.txt", "himblick.conf.conf");

    private final Path directory;
    private final DurableFiles files;

    Card(Path directory, DurableFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /** The file that people have edited on the boot partition of the machine that this program runs on; empty if there is none. */
    public static Optional<Path> confOfThisMachine() {
        return find(new HostRoot(Path.of("/")), new DurableFiles()).flatMap(Card::conf);
    }

    /** The card of this machine; empty if it has no such directory. */
    static Optional<Card> find(HostRoot root, DurableFiles files) {
        List<Path> present =
                DIRECTORIES.stream().map(root::at).filter(Files::isDirectory).toList();
        return present.stream()
                .filter(directory -> !candidates(directory).isEmpty())
                .findFirst()
                .or(() -> present.stream().findFirst())
                .map(directory -> new Card(directory, files));
    }

    /** The file that people have edited: himblick.conf, or else what an editor has made of its name; empty if none. */
    Optional<Path> conf() {
        List<Path> found = candidates(directory);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** Files that are not read because another one goes first. */
    List<Path> ignored() {
        List<Path> found = candidates(directory);
        return found.isEmpty() ? found : found.subList(1, found.size());
    }

    private static List<Path> candidates(Path directory) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
                if (NAMES.contains(name) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(entry);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        found.sort((left, right) -> rank(left) - rank(right));
        return found;
    }

    private static int rank(Path file) {
        String name = file.getFileName().toString();
        return name.equals(CONF) ? 0 : name.equalsIgnoreCase(CONF) ? 1 : 2;
    }

    /**
     * The bytes of a file on it.
     *
     * @throws IOException if it cannot be read, or is too long
     */
    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(ConfFile.MAX_BYTES + 1);
            if (bytes.length > ConfFile.MAX_BYTES) {
                throw new IOException(file.getFileName() + " is longer than 64 KiB");
            }
            return bytes;
        }
    }

    /** Puts the status beside the file, unless it says the same already: a card wears out. */
    void writeStatus(String text) throws IOException {
        Path status = directory.resolve(STATUS);
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        if (!Files.isRegularFile(status) || !Arrays.equals(Files.readAllBytes(status), bytes)) {
            files.write(status, bytes, READABLE);
        }
    }

    /**
     * Takes the enrolment token out of the file, and leaves every other byte as it is. Of a file in another encoding than
     * UTF-8 it makes one in UTF-8.
     *
     * @return a sentence on what was done
     * @throws IOException if it cannot be done
     */
    String forgetToken() throws IOException {
        Optional<Path> conf = conf();
        if (conf.isEmpty()) {
            return "there is no himblick.conf";
        }
        ConfFile file = ConfFile.decode(read(conf.get()));
        ConfFile without = file.without(ConfKey.ENROLLMENT_TOKEN.section(), ConfKey.ENROLLMENT_TOKEN.key());
        if (without.toString().equals(file.toString())) {
            return "there was no enrolment token";
        }
        files.write(conf.get(), without.toString().getBytes(StandardCharsets.UTF_8), READABLE);
        return "the used enrolment token is off the card";
    }
}
