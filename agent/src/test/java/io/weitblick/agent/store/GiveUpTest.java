package io.weitblick.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.ManualTime;
import io.weitblick.agent.TestFleet;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.player.PlayableShow;
import io.weitblick.agent.state.DiskState;
import io.weitblick.common.sync.GiveUp;
import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box whose disk has room for 100 bytes of media. */
class GiveUpTest {
    private static final long DISK_BYTES = 100;
    private static final byte[] SHARED = medium("shared", 10);
    private static final byte[] FIRST = medium("first", 30);
    private static final byte[] SECOND = medium("second", 40);
    private static final byte[] THIRD = medium("third", 70);

    @TempDir
    private Path root;

    private final TestFleet fleet = new TestFleet();
    private final ManualTime time = new ManualTime("2026-05-04T09:00:00Z");
    private Directories directories;
    private MediaStore store;
    private DiskState state = DiskState.EMPTY;
    private Optional<PlayableShow> playing = Optional.empty();

    private static byte[] medium(String name, int length) {
        return Arrays.copyOf((name + "\n").getBytes(), length);
    }

    @BeforeEach
    void switchOn() throws IOException {
        switchOn("box");
    }

    private void switchOn(String name) throws IOException {
        Path box = root.resolve(name);
        directories = new Directories(box.resolve("media"), box.resolve("state"), box.resolve("run"), box);
        Files.createDirectories(directories.state());
        start(new DurableFiles());
    }

    private void start(DurableFiles files) throws IOException {
        playing = Optional.empty();
        MediaStore.Listener listener = new MediaStore.Listener() {
            @Override
            public void stored(DiskState now) {
                state = now;
            }

            @Override
            public void playable(Optional<PlayableShow> show) {
                playing = show;
            }
        };
        store = new MediaStore(directories, files, time.clock(), listener, this::usableBytes);
        store.open();
        store.trust(fleet.verifier());
    }

    private long usableBytes() throws IOException {
        try (Stream<Path> inbox = Files.list(directories.inbox());
                Stream<Path> objects = Files.list(directories.store().resolve("objects"))) {
            return DISK_BYTES
                    - Stream.concat(inbox, objects)
                            .filter(file -> !file.toString().endsWith(".jws"))
                            .mapToLong(file -> file.toFile().length())
                            .sum();
        }
    }

    private void push(long generation, byte[]... contents) throws IOException {
        for (byte[] content : contents) {
            if (!state.objects().contains(name(content))) {
                Files.write(directories.inbox().resolve(name(content)), content);
            }
        }
        announce(generation, contents);
    }

    private void announce(long generation, byte[]... contents) throws IOException {
        Files.writeString(
                directories.inbox().resolve(generation + ".jws"), fleet.sign(TestFleet.show(generation, contents)));
        Files.deleteIfExists(directories.inbox().resolve("remove-when-done"));
        store.look(Set.of());
    }

    private static String name(byte[] content) {
        return TestFleet.object(content).fileName();
    }

    private static Set<String> names(byte[]... contents) {
        return Arrays.stream(contents).map(GiveUpTest::name).collect(Collectors.toSet());
    }

    private long playing() {
        return playing.map(playable -> playable.show().generation()).orElse(0L);
    }

    private Path part(byte[] content, int length) throws IOException {
        return Files.write(directories.inbox().resolve(name(content) + ".part"), Arrays.copyOf(content, length));
    }

    @Test
    void givesTheOldShowUpAndTakesTheNewOne() throws IOException {
        push(7, SHARED, FIRST);
        store.keep(names(SHARED, THIRD));

        store.giveUp(new GiveUp(8, 80));

        assertThat(playing()).isZero();
        assertThat(state.objects()).containsExactlyInAnyOrderElementsOf(names(SHARED));
        assertThat(state.onDiskGeneration()).isZero();
        assertThat(state.acceptedGeneration()).isEqualTo(7);
        assertThat(state.reason()).isNull();
        push(8, SHARED, THIRD);
        assertThat(playing()).isEqualTo(8);
        assertThat(state.reason()).isNull();
    }

    @Test
    void playsOnAndKeepsEverythingUnlessTheServerAsks() throws IOException {
        push(6, SECOND);
        push(7, FIRST);

        store.keep(names(THIRD));
        part(THIRD, 30);
        store.look(Set.of());

        assertThat(playing()).isEqualTo(7);
        assertThat(state.objects()).containsExactlyInAnyOrderElementsOf(names(FIRST, SECOND));
    }

    @Test
    void givesNothingUpWhileThereIsRoom() throws IOException {
        push(7, FIRST);
        store.keep(names(SECOND));

        store.giveUp(new GiveUp(8, 70));

        assertThat(playing()).isEqualTo(7);
    }

    @Test
    void countsWhatHasArrivedAlready() throws IOException {
        push(7, FIRST);
        store.keep(names(SECOND));
        part(SECOND, 39);

        store.giveUp(new GiveUp(8, 70));
        assertThat(playing()).isEqualTo(7);

        store.giveUp(new GiveUp(8, 71));
        assertThat(playing()).isZero();
        assertThat(directories.inbox().resolve(name(SECOND) + ".part")).exists();
    }

    @Test
    void givesUpTheLastGoodShowFirst() throws IOException {
        push(6, SECOND);
        push(7, FIRST);
        store.keep(names(THIRD));

        store.giveUp(new GiveUp(8, 70));

        assertThat(playing()).isEqualTo(7);
        assertThat(state.objects()).containsExactlyInAnyOrderElementsOf(names(FIRST));
    }

    @Test
    void givesUpWhatWaitsForASupersededShowFirst() throws IOException {
        push(7, FIRST);
        Files.write(directories.inbox().resolve(name(SECOND)), SECOND);
        announce(8, SECOND, THIRD);
        assertThat(state.reason().code()).isEqualTo(ReasonCode.OBJECT_MISSING);
        Path stale = part(THIRD, 20);
        Files.setLastModifiedTime(stale, FileTime.from(time.instant().minus(Duration.ofMinutes(2))));
        store.keep(names(SHARED));

        store.giveUp(new GiveUp(9, 60));

        assertThat(stale).doesNotExist();
        assertThat(state.objects()).containsExactlyInAnyOrderElementsOf(names(FIRST));
        assertThat(playing()).isEqualTo(7);
    }

    @Test
    void playsOnWhereEvenTheOldShowsRoomWouldNotBeEnough() throws IOException {
        push(6, SECOND);
        push(7, FIRST);
        store.keep(names(THIRD));

        store.giveUp(new GiveUp(8, 101));

        assertThat(playing()).isEqualTo(7);
        assertThat(state.objects()).containsExactlyInAnyOrderElementsOf(names(FIRST, SECOND));
    }

    @Test
    void ignoresWhatWasAskedForTheShowThatItHas() throws IOException {
        push(8, FIRST);
        store.keep(names(FIRST));

        store.giveUp(new GiveUp(8, 100));

        assertThat(playing()).isEqualTo(8);
    }

    @Test
    void stillRefusesAnythingOlderAndTakesTheSameShowBack() throws IOException {
        push(7, FIRST);
        store.keep(names(THIRD));
        store.giveUp(new GiveUp(8, 80));

        push(6, SECOND);
        assertThat(state.reason().code()).isEqualTo(ReasonCode.SHOW_OLD_GENERATION);
        assertThat(playing()).isZero();

        push(7, FIRST);
        assertThat(playing()).isEqualTo(7);
        start(new DurableFiles());
        assertThat(playing()).isEqualTo(7);
    }

    @Test
    void survivesAKillBeforeAndAfterEveryFileOperation() throws IOException {
        boolean finished = false;
        int cuts = 0;
        while (!finished) {
            switchOn("cut-" + cuts);
            push(6, SHARED, SECOND);
            push(7, SHARED, FIRST);
            start(new MortalFiles(cuts));
            finished = !diesWhileGivingUp();

            start(new DurableFiles());
            assertThat(playing()).as("after cut " + cuts).isIn(0L, 7L);
            assertThat(state.acceptedGeneration()).isEqualTo(7);
            store.keep(names(SHARED, THIRD));
            store.giveUp(new GiveUp(8, 95));
            assertThat(playing()).as("after cut " + cuts).isZero();
            assertThat(state.objects()).as("after cut " + cuts).containsExactlyElementsOf(names(SHARED));
            push(8, SHARED, THIRD);
            assertThat(playing()).as("after cut " + cuts).isEqualTo(8);
            cuts++;
        }
        assertThat(cuts).isGreaterThan(6);
    }

    private boolean diesWhileGivingUp() throws IOException {
        try {
            store.keep(names(SHARED, THIRD));
            store.giveUp(new GiveUp(8, 95));
            return false;
        } catch (MortalFiles.Killed killed) {
            return true;
        }
    }
}
