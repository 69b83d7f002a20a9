package io.weitblick.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.ManualTime;
import io.weitblick.agent.TestFleet;
import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.player.PlayableShow;
import io.weitblick.agent.state.DiskState;
import io.weitblick.common.show.Show;
import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaStoreTest {
    private static final byte[] MENU = "menu".getBytes();
    private static final byte[] NEWS = "news".getBytes();
    private static final byte[] FILM = "film".getBytes();

    @TempDir
    private Path root;

    private final TestFleet fleet = new TestFleet();
    private final ManualTime time = new ManualTime("2026-05-04T09:00:00Z");
    private final BoxClock clock = time.clock();
    private final List<Optional<PlayableShow>> shows = new ArrayList<>();
    private Directories directories;
    private Path inbox;
    private DiskState state = DiskState.EMPTY;
    private MediaStore store;

    @BeforeEach
    void prepare() throws IOException {
        directories =
                new Directories(root.resolve("media"), root.resolve("state"), root.resolve("run"), root.resolve("ssh"));
        inbox = directories.inbox();
        Files.createDirectories(directories.state());
        store = open(new DurableFiles());
    }

    private MediaStore open(DurableFiles files) throws IOException {
        MediaStore opened = new MediaStore(directories, files, clock, new MediaStore.Listener() {
            @Override
            public void stored(DiskState now) {
                state = now;
            }

            @Override
            public void playable(Optional<PlayableShow> show) {
                shows.add(show);
            }
        });
        opened.open();
        opened.trust(fleet.verifier());
        return opened;
    }

    private void arrive(byte[]... contents) throws IOException {
        for (byte[] content : contents) {
            Files.write(inbox.resolve(TestFleet.object(content).fileName()), content);
        }
    }

    private void arrive(Show show) throws IOException {
        arrive(show, fleet.sign(show));
    }

    private void arrive(Show show, String compact) throws IOException {
        Files.writeString(inbox.resolve(show.generation() + ".jws"), compact);
    }

    private void look() throws IOException {
        Files.deleteIfExists(inbox.resolve("remove-when-done"));
        store.look(Set.of());
    }

    private void push(long generation, byte[]... contents) throws IOException {
        arrive(contents);
        arrive(TestFleet.show(generation, contents));
        look();
    }

    private Path stored(byte[] content) {
        return directories
                .store()
                .resolve("objects")
                .resolve(TestFleet.object(content).fileName());
    }

    private long playing() {
        return shows.get(shows.size() - 1)
                .map(playable -> playable.show().generation())
                .orElse(0L);
    }

    @Test
    void takesAShowAndItsObjects() throws IOException {
        push(7, MENU, NEWS);

        assertThat(state.onDiskGeneration()).isEqualTo(7);
        assertThat(state.acceptedGeneration()).isEqualTo(7);
        assertThat(state.reason()).isNull();
        assertThat(state.objects())
                .containsExactlyInAnyOrder(
                        TestFleet.object(MENU).fileName(),
                        TestFleet.object(NEWS).fileName());
        assertThat(playing()).isEqualTo(7);
        assertThat(inbox).isDirectoryNotContaining(file -> !file.endsWith("remove-when-done"));
    }

    @Test
    void waitsForTheTriggerAndPutsItBack() throws IOException {
        look();
        arrive(MENU);
        arrive(TestFleet.show(7, MENU));
        store.look(Set.of());
        assertThat(state.onDiskGeneration()).isZero();

        look();

        assertThat(state.onDiskGeneration()).isEqualTo(7);
        assertThat(inbox.resolve("remove-when-done")).exists();
    }

    @Test
    void looksAtTheInboxWhenItStartsEvenIfTheTriggerIsThere() throws IOException {
        look();
        arrive(MENU);
        arrive(TestFleet.show(7, MENU));

        store = open(new DurableFiles());
        store.look(Set.of());

        assertThat(state.onDiskGeneration()).isEqualTo(7);
    }

    @Test
    void refusesABadSignatureAndPlaysOn() throws IOException {
        push(7, MENU);
        arrive(NEWS);
        Show next = TestFleet.show(8, NEWS);

        arrive(next, new TestFleet().sign(next));
        look();

        assertRefused(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void refusesAShowForAnotherBox() throws IOException {
        push(7, MENU);

        arrive(TestFleet.show(TestFleet.FLEET, "box_2", 8, List.of(), MENU));
        look();

        assertRefused(ReasonCode.SHOW_OTHER_BOX);
    }

    @Test
    void refusesAShowOfAnotherFleet() throws IOException {
        push(7, MENU);

        arrive(TestFleet.show("fleet_2", TestFleet.BOX, 8, List.of(), MENU));
        look();

        assertRefused(ReasonCode.SHOW_OTHER_FLEET);
    }

    @Test
    void refusesAnOlderGeneration() throws IOException {
        push(7, MENU);

        push(6, MENU);

        assertRefused(ReasonCode.SHOW_OLD_GENERATION);
    }

    @Test
    void refusesAnotherShowWithTheAcceptedGeneration() throws IOException {
        push(7, MENU);

        push(7, NEWS);

        assertRefused(ReasonCode.SHOW_OLD_GENERATION);
    }

    @Test
    void refusesAShowThatIsTooLong() throws IOException {
        push(7, MENU);

        Files.write(inbox.resolve("8.jws"), new byte[IncomingShows.MAX_BYTES + 1]);
        look();

        assertRefused(ReasonCode.SHOW_FORMAT);
    }

    private void assertRefused(ReasonCode code) {
        assertThat(state.reason().code()).isEqualTo(code);
        assertThat(state.onDiskGeneration()).isEqualTo(7);
        assertThat(state.acceptedGeneration()).isEqualTo(7);
        assertThat(shows).hasSize(1);
        assertThat(inbox).isDirectoryNotContaining("glob:**.jws");
    }

    @Test
    void acceptsTheSameShowAgain() throws IOException {
        push(7, MENU);

        push(7, MENU);

        assertThat(state.reason()).isNull();
        assertThat(state.onDiskGeneration()).isEqualTo(7);
        assertThat(shows).hasSize(1);
    }

    @Test
    void waitsForAMissingObject() throws IOException {
        push(7, MENU);
        arrive(TestFleet.show(8, NEWS, FILM));
        arrive(NEWS);
        look();
        assertThat(state.reason().code()).isEqualTo(ReasonCode.OBJECT_MISSING);
        assertThat(state.reason().detail()).contains("film").doesNotContain("news");
        assertThat(state.onDiskGeneration()).isEqualTo(7);
        assertThat(state.objects()).contains(TestFleet.object(NEWS).fileName());

        arrive(FILM);
        look();

        assertThat(state.reason()).isNull();
        assertThat(playing()).isEqualTo(8);
    }

    @Test
    void deletesAnObjectWithWrongBytesSoThatItIsSentAgain() throws IOException {
        push(7, MENU);
        Files.writeString(inbox.resolve(TestFleet.object(NEWS).fileName()), "nEws");
        arrive(TestFleet.show(8, NEWS));
        look();
        assertThat(state.reason().code()).isEqualTo(ReasonCode.OBJECT_HASH);
        assertThat(state.objects()).containsExactly(TestFleet.object(MENU).fileName());
        assertThat(playing()).isEqualTo(7);
        assertThat(stored(NEWS)).doesNotExist();

        arrive(NEWS);
        look();

        assertThat(playing()).isEqualTo(8);
    }

    @Test
    void doesNotTakeAFileThatHasASecondNameInTheInbox() throws IOException {
        arrive(MENU);
        Files.createLink(
                inbox.resolve("other"), inbox.resolve(TestFleet.object(MENU).fileName()));
        arrive(TestFleet.show(7, MENU));

        look();

        assertThat(state.reason().code()).isEqualTo(ReasonCode.OBJECT_HASH);
        assertThat(state.onDiskGeneration()).isZero();
    }

    @Test
    void ignoresPipesLinksAndDirectoriesUnderGoodNames() throws IOException, InterruptedException {
        Path secret = Files.write(root.resolve("secret"), MENU);
        Files.createSymbolicLink(inbox.resolve(TestFleet.object(MENU).fileName()), secret);
        assertThat(new ProcessBuilder(
                                "mkfifo",
                                inbox.resolve(TestFleet.object(NEWS).fileName()).toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(inbox.resolve(TestFleet.object(FILM).fileName()));
        assertThat(new ProcessBuilder("mkfifo", inbox.resolve("9.jws").toString())
                        .start()
                        .waitFor())
                .isZero();
        arrive(TestFleet.show(7, MENU, NEWS, FILM));

        look();

        assertThat(state.reason().code()).isEqualTo(ReasonCode.OBJECT_MISSING);
        assertThat(state.objects()).isEmpty();
        assertThat(inbox.resolve("9.jws")).exists();
        assertThat(secret).hasBinaryContent(MENU);
    }

    @Test
    void reportsForeignFilesAndLeavesThemAlone() throws IOException {
        String longest = "a".repeat(251) + ".mp4";
        Files.writeString(inbox.resolve(longest), "x");
        Files.writeString(inbox.resolve("menu\u001b[31m.png"), "x");
        Files.writeString(inbox.resolve("7.jws.part"), "x");

        push(7, MENU);

        assertThat(playing()).isEqualTo(7);
        assertThat(state.reason().code()).isEqualTo(ReasonCode.UNKNOWN_FILES);
        assertThat(state.reason().detail())
                .contains("menu?")
                .hasSizeLessThan(200)
                .doesNotContain("part", "\u001b");
        assertThat(inbox.resolve(longest)).exists();
    }

    @Test
    void deletesATamperedObjectAndFallsBack() throws IOException {
        push(7, MENU);
        push(8, NEWS);

        Files.writeString(stored(NEWS), "evil", StandardOpenOption.WRITE);
        store.look(Set.of());

        assertThat(state.reason().code()).isEqualTo(ReasonCode.OBJECT_TAMPERED);
        assertThat(state.reason().detail()).contains("news");
        assertThat(state.onDiskGeneration()).isEqualTo(7);
        assertThat(state.acceptedGeneration()).isEqualTo(8);
        assertThat(playing()).isEqualTo(7);
        assertThat(stored(NEWS)).doesNotExist();

        arrive(NEWS);
        look();

        assertThat(playing()).isEqualTo(8);
        assertThat(state.reason()).isNull();
    }

    @Test
    void takesItsObjectAwayFromASenderThatRepeatsItself() throws IOException {
        push(7, MENU);
        try (FileChannel late = FileChannel.open(stored(MENU), StandardOpenOption.WRITE)) {
            late.write(ByteBuffer.wrap(MENU));
            store.look(Set.of());

            assertThat(state.reason()).isNull();
            assertThat(playing()).isEqualTo(7);

            late.write(ByteBuffer.wrap("evil".getBytes()), 0);
            store.look(Set.of());
        }
        assertThat(state.reason()).isNull();
        assertThat(stored(MENU)).hasBinaryContent(MENU);
        assertThat(stored(MENU).getParent())
                .isDirectoryContaining("glob:**.png")
                .isDirectoryNotContaining("glob:**.copy");
    }

    @Test
    void removesACopyThatAPowerCutLeft() throws IOException {
        push(7, MENU);
        Path left = Files.writeString(
                stored(MENU).resolveSibling(TestFleet.object(MENU).fileName() + ".copy"), "me");

        store = open(new DurableFiles());
        store.look(Set.of());

        assertThat(left).doesNotExist();
        assertThat(playing()).isEqualTo(7);
        assertThat(state.reason()).isNull();
    }

    @Test
    void noticesTamperingThatHidesItsTime() throws IOException {
        push(7, MENU);
        FileTime before = Files.getLastModifiedTime(stored(MENU));

        Files.writeString(stored(MENU), "eviL", StandardOpenOption.WRITE);
        Files.setLastModifiedTime(stored(MENU), before);
        store.look(Set.of());

        assertThat(state.reason().code()).isEqualTo(ReasonCode.OBJECT_TAMPERED);
    }

    @Test
    void keepsAnObjectWhoseAttributesChangedButNotItsBytes() throws IOException {
        push(7, MENU);

        Files.setPosixFilePermissions(
                stored(MENU), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
        store.look(Set.of(TestFleet.object(MENU).fileName()));

        assertThat(state.reason()).isNull();
        assertThat(state.onDiskGeneration()).isEqualTo(7);
    }

    @Test
    void doesNotHashAgainWhatItKnows() throws IOException {
        push(7, MENU);
        List<Path> synced = new ArrayList<>();

        open(new DurableFiles() {
            @Override
            public void sync(Path file) throws IOException {
                synced.add(file);
                super.sync(file);
            }
        });

        assertThat(playing()).isEqualTo(7);
        assertThat(synced).doesNotContain(stored(MENU));
    }

    @Test
    void hashesEverythingAgainWhenTheCacheIsLost() throws IOException {
        push(7, MENU, NEWS);
        Files.delete(directories.state().resolve("hashes.json"));
        Files.writeString(stored(NEWS), "evil");

        open(new DurableFiles());

        assertThat(state.objects()).containsExactly(TestFleet.object(MENU).fileName());
        assertThat(state.onDiskGeneration()).isZero();
    }

    @Test
    void playsTheAcceptedShowAfterARestartEvenIfItsKeyIsGone() throws IOException {
        push(7, MENU);
        shows.clear();

        MediaStore reopened = open(new DurableFiles());
        reopened.trust(new TestFleet().verifier());
        reopened.look(Set.of());

        assertThat(playing()).isEqualTo(7);
    }

    @Test
    void keepsTheLastGoodShowAndCollectsTheOneBefore() throws IOException {
        push(7, MENU);
        push(8, NEWS);
        push(9, FILM);
        assertThat(stored(MENU)).exists();

        store.keep(Set.of(TestFleet.object(FILM).fileName()));

        assertThat(stored(MENU)).doesNotExist();
        assertThat(stored(NEWS)).exists();
        assertThat(directories.store().resolve("shows")).isDirectoryContaining("glob:**8.jws");
        assertThat(directories.store().resolve("shows")).isDirectoryNotContaining("glob:**7.jws");
    }

    @Test
    void deletesNothingThatTheServerWantsKept() throws IOException {
        push(7, MENU);
        push(8, NEWS);

        store.keep(Set.of(TestFleet.object(MENU).fileName()));
        push(9, FILM);

        assertThat(stored(MENU)).exists();
    }

    @Test
    void collectsOldLeftOversOfTheInbox() throws IOException {
        Files.createDirectories(inbox);
        Path part = Files.writeString(inbox.resolve(TestFleet.object(MENU).fileName() + ".part"), "m");
        Path wanted = Files.writeString(inbox.resolve(TestFleet.object(NEWS).fileName() + ".part"), "n");
        Path young = Files.writeString(inbox.resolve(TestFleet.object(FILM).fileName() + ".part"), "f");
        for (Path file : List.of(part, wanted)) {
            Files.setLastModifiedTime(file, FileTime.from(time.instant().minus(Duration.ofHours(25))));
        }
        Files.setLastModifiedTime(young, FileTime.from(time.instant().minus(Duration.ofHours(23))));
        store.look(Set.of());
        assertThat(part).exists();

        store.keep(Set.of(TestFleet.object(NEWS).fileName()));
        store.look(Set.of());

        assertThat(part).doesNotExist();
        assertThat(wanted).exists();
        assertThat(young).exists();
    }

    @Test
    void survivesAKillBeforeAndAfterEveryFileOperation() throws IOException {
        push(7, MENU);
        Path before = copy(root.resolve("media"), root.resolve("before-media"));
        Path beforeState = copy(root.resolve("state"), root.resolve("before-state"));
        int cuts = 0;
        boolean finished = false;
        while (!finished) {
            restore(before, root.resolve("media"));
            restore(beforeState, root.resolve("state"));
            arrive(NEWS, FILM);
            arrive(TestFleet.show(8, NEWS, FILM));
            MortalFiles mortal = new MortalFiles(cuts);
            finished = !diesDuringTakeover(mortal);
            shows.clear();

            store = open(new DurableFiles());
            assertThat(playing()).as("after cut " + cuts).isIn(7L, 8L);
            look();

            assertThat(playing()).as("after cut " + cuts).isEqualTo(8);
            assertThat(state.reason()).as("after cut " + cuts).isNull();
            assertThat(state.acceptedGeneration()).isEqualTo(8);
            cuts++;
        }
        assertThat(cuts).isGreaterThan(20);
    }

    private boolean diesDuringTakeover(MortalFiles mortal) throws IOException {
        try {
            store = open(mortal);
            look();
            return false;
        } catch (MortalFiles.Killed killed) {
            return true;
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    private static void restore(Path from, Path to) throws IOException {
        new DurableFiles().delete(to);
        copy(from, to);
    }
}
