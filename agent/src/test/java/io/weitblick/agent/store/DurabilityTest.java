package io.weitblick.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.ManualTime;
import io.weitblick.agent.TestFleet;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.player.PlayableShow;
import io.weitblick.agent.state.DiskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent accepts it has brought to the disk first, in an order that no power cut can turn into a torn show. */
class DurabilityTest {
    private static final byte[] MENU = "menu".getBytes();
    private static final byte[] NEWS = "news".getBytes();
    private static final String TOLD = "told";

    @TempDir
    private Path root;

    private final List<String> steps = new ArrayList<>();
    private Directories directories;
    private MediaStore store;

    /** Notes what is synced, renamed and deleted, each after it is done. */
    private final class NotedFiles extends DurableFiles {
        @Override
        public void sync(Path fileOrDirectory) throws IOException {
            super.sync(fileOrDirectory);
            steps.add("sync " + name(fileOrDirectory));
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            // Noted before its directory is synced, which it does itself.
            steps.add("move " + name(to));
            super.move(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            steps.add("delete " + name(file));
            super.delete(file);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @BeforeEach
    void open() throws IOException {
        directories =
                new Directories(root.resolve("media"), root.resolve("state"), root.resolve("run"), root.resolve("ssh"));
        Files.createDirectories(directories.state());
        TestFleet fleet = new TestFleet();
        store = new MediaStore(
                directories,
                new NotedFiles(),
                new ManualTime("2026-05-04T09:00:00Z").clock(),
                new MediaStore.Listener() {
                    @Override
                    public void stored(DiskState now) {
                        steps.add(TOLD + " " + now.onDiskGeneration());
                    }

                    @Override
                    public void playable(Optional<PlayableShow> show) {
                        steps.add("play "
                                + show.map(playable -> playable.show().generation())
                                        .orElse(0L));
                    }
                });
        store.open();
        store.trust(fleet.verifier());
        for (byte[] content : List.of(MENU, NEWS)) {
            Files.write(directories.inbox().resolve(object(content)), content);
        }
        Files.writeString(directories.inbox().resolve("7.jws"), fleet.sign(TestFleet.show(7, MENU, NEWS)));
    }

    private static String object(byte[] content) {
        return TestFleet.object(content).fileName();
    }

    @Test
    void makesItsDirectoriesDurable() {
        assertThat(steps).contains("sync store", "sync media");
    }

    @Test
    void syncsEachObjectAndItsNameBeforeTheSwitch() throws IOException {
        store.look(Set.of());

        for (byte[] content : List.of(MENU, NEWS)) {
            assertThat(steps)
                    .containsSubsequence(
                            "move " + object(content),
                            "sync objects",
                            "sync " + object(content),
                            "move shows.json",
                            "play 7",
                            "told 7");
        }
    }

    @Test
    void syncsTheShowThenThePointerThenTellsAndThenForgets() throws IOException {
        store.look(Set.of());

        assertThat(steps)
                .containsSubsequence(
                        "sync .7.jws.new",
                        "move 7.jws",
                        "sync shows",
                        "sync .shows.json.new",
                        "move shows.json",
                        "sync state",
                        "delete 7.jws",
                        "play 7",
                        "told 7");
        assertThat(steps.subList(0, steps.indexOf("sync state"))).doesNotContain("play 7", "told 7", "delete 7.jws");
    }

    @Test
    void syncsWhatItKnowsOfAnObjectOnlyAfterTheObject() throws IOException {
        store.look(Set.of());

        assertThat(steps).containsSubsequence("sync " + object(MENU), "sync .hashes.json.new", "move hashes.json");
        assertThat(steps.subList(0, steps.indexOf("sync " + object(MENU)))).doesNotContain("sync .hashes.json.new");
    }
}
