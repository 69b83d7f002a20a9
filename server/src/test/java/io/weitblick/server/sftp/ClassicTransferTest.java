package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.sftp.ClassicCargo.File;
import io.weitblick.server.sftp.DeliveryOutcome.Delivered;
import io.weitblick.server.sftp.DeliveryOutcome.Failed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes to a box by Himblick's rules: a real sshd, and a Python player that takes what it finds. */
@Timeout(120)
class ClassicTransferTest {
    @TempDir
    private Path store;

    private OpenSshServer box;
    private SftpDelivery delivery;
    private Shipment shipment;
    private final List<File> files = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        KeyPair mediaKey = Shipment.newKey();
        box = new OpenSshServer(mediaKey);
        delivery = new SftpDelivery(box.settings());
        shipment = new Shipment(store, mediaKey).to(box.port(), box.hostKey());
    }

    @AfterEach
    void stop() throws IOException {
        delivery.close();
        box.close();
    }

    @Test
    void isPickedUpInTheOrderOfThePlaylist() throws Exception {
        add("zebra.png", 30_000);
        add("apple.png", 5_000_000);
        try (HimblickBox player = HimblickBox.calm(box.inbox())) {
            DeliveryOutcome outcome = deliver(Map.of("photo transition time", "7"));

            assertThat(outcome).isInstanceOf(Delivered.class);
            assertThat(player.last().taken()).isEqualTo(wanted());
            assertThat(player.last().taken().keySet())
                    .containsExactly("weitblick-0001-zebra.png", "weitblick-0002-apple.png");
            assertThat(player.last().plays()).isEqualTo("image/");
            assertThat(box.inbox().resolve("himblick.conf")).hasContent("[player]\nphoto transition time = 7\n");
        }
        assertThat(parts()).isEmpty();
    }

    @Test
    void playsTheSameFileTwiceWhenThePlaylistDoes() throws Exception {
        add("a.png", 20_000);
        files.add(new File(files.get(0).object(), "weitblick-0002-a.png"));
        try (HimblickBox player = HimblickBox.calm(box.inbox())) {
            assertThat(deliver(Map.of())).isInstanceOf(Delivered.class);

            assertThat(player.last().taken()).isEqualTo(wanted()).hasSize(2);
        }
    }

    @Test
    void leavesTheRestOfThePlayersSettingsAsItIs() throws Exception {
        add("a.pdf", 1000);
        give("himblick.conf", "# mine\n[player]\nphoto transition time = 9\n\n[other]\nx = 1\n");
        try (HimblickBox player = HimblickBox.calm(box.inbox())) {
            deliver(Map.of("pdf transition time", "4"));

            assertThat(player.last().plays()).isEqualTo("application/pdf");
        }
        assertThat(box.inbox().resolve("himblick.conf"))
                .hasContent("# mine\n[player]\nphoto transition time = 9\npdf transition time = 4\n\n[other]\nx = 1\n");
    }

    @Test
    void winsOverOlderMediaOfAnotherType() throws Exception {
        Path old = give("old.pdf", "%PDF");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
        give("ignored.PNG", "upper case");
        add("a.png", 1000);
        try (HimblickBox player = HimblickBox.calm(box.inbox())) {
            deliver(Map.of());

            assertThat(player.last().plays()).isEqualTo("image/");
            assertThat(player.last().taken()).doesNotContainKey("ignored.PNG");
        }
    }

    @Test
    void clearsAwayWhatAnEarlierPushHasLeft() throws Exception {
        add("a.png", 1000);
        give("f".repeat(64) + ".mp4.part", "half a film");
        give("weitblick-0001-old.png", "never taken");
        give("holiday.part", "somebody else's");
        try (HimblickBox player = HimblickBox.calm(box.inbox())) {
            deliver(Map.of());

            assertThat(player.last().taken()).isEqualTo(wanted());
        }
        assertThat(parts()).containsExactly("holiday.part");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isNeverSeenHalfWrittenByAPlayerThatLooksAtRandomMoments(long seed) throws Exception {
        for (int i = 0; i < 12; i++) {
            add("film-" + i + ".mp4", 1_500_000 + i);
        }
        try (HimblickBox player = HimblickBox.restless(box.inbox(), seed, 30)) {
            DeliveryOutcome outcome = deliver(Map.of());

            assertThat(outcome).isInstanceOf(Delivered.class);
            assertThat(player.scans()).allSatisfy(scan -> assertThat(wanted()).containsAllEntriesOf(scan.taken()));
            assertThat(player.last().taken()).isEqualTo(wanted());
        }
    }

    @Test
    void theSamePlayerSeesHalfOfAFileThatIsWrittenUnderItsName() throws Exception {
        add("film.mp4", 8_000_000);
        File film = files.get(0);
        try (HimblickBox player = HimblickBox.restless(box.inbox(), 1, 5)) {
            byte[] bytes = Files.readAllBytes(film.object().path());
            try (OutputStream out = Files.newOutputStream(box.inbox().resolve(film.name()))) {
                for (int from = 0; from < bytes.length && player.scans().isEmpty(); from += 4096) {
                    out.write(bytes, from, Math.min(4096, bytes.length - from));
                }
            }
            org.awaitility.Awaitility.await().until(() -> !player.scans().isEmpty());

            assertThat(wanted())
                    .doesNotContainValue(player.scans().get(0).taken().get(film.name()));
        }
    }

    @Test
    void sendsAgainWhatWasTakenInTheMiddleOfTheBurst() throws Exception {
        for (int i = 0; i < 1500; i++) {
            add("p" + i + ".png", 100 + i);
        }
        long total = files.stream().mapToLong(file -> file.object().size()).sum();
        try (HimblickBox player = HimblickBox.snatching(box.inbox())) {
            DeliveryOutcome outcome = deliver(Map.of());

            assertThat(player.scans().get(0).taken()).hasSizeBetween(1, files.size() - 1);
            assertThat(outcome).isInstanceOf(Delivered.class);
            assertThat(((Delivered) outcome).bytesSent()).isGreaterThan(total);
            assertThat(player.last().taken()).isEqualTo(wanted());
        }
    }

    @Test
    void sendsNothingAgainToAPlayerThatIsStillMovingTheFiles() throws Exception {
        for (int i = 0; i < 400; i++) {
            add("p" + i + ".png", 100 + i);
        }
        long total = files.stream().mapToLong(file -> file.object().size()).sum();
        try (HimblickBox player = HimblickBox.dawdling(box.inbox())) {
            DeliveryOutcome outcome = deliver(Map.of());

            assertThat(outcome).isInstanceOfSatisfying(Delivered.class, delivered -> assertThat(delivered.bytesSent())
                    .isEqualTo(total));
            assertThat(player.scans()).hasSize(1);
            assertThat(player.last().taken()).isEqualTo(wanted());
        }
    }

    @Test
    void refusesBeforeTheFirstByteWhenTheDiskIsTooSmall() throws Exception {
        ObjectSource small = shipment.add(1000);
        files.add(
                new File(new ObjectSource("f".repeat(64) + ".mp4", 1L << 60, small.path()), "weitblick-0001-film.mp4"));

        DeliveryOutcome outcome = deliver(Map.of());

        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.detail())
                .contains("is short by"));
        assertThat(parts()).isEmpty();
    }

    private void add(String name, int size) throws IOException {
        ObjectSource object = shipment.add(size);
        String extension = name.substring(name.lastIndexOf('.'));
        String fileName = object.fileName().replace(".png", extension);
        files.add(new File(
                new ObjectSource(fileName, size, object.path()),
                "weitblick-%04d-%s".formatted(files.size() + 1, name)));
    }

    private DeliveryOutcome deliver(Map<String, String> player) {
        return delivery.deliver(shipment.classic(new ClassicCargo(files, player)), DeliveryListener.NONE);
    }

    private Map<String, String> wanted() throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        for (File file : files) {
            wanted.put(file.name(), Sha256.of(file.object().path()).hex());
        }
        return wanted;
    }

    private Path give(String name, String content) throws Exception {
        Path file = Files.writeString(box.inbox().resolve(name), content);
        if (OpenSshServer.ROOT) {
            OpenSshServer.run("chown", OpenSshServer.user(), file.toString());
        }
        return file;
    }

    private Set<String> parts() throws IOException {
        try (Stream<Path> all = Files.list(box.inbox())) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".part"))
                    .collect(Collectors.toSet());
        }
    }
}
