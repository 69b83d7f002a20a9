package io.weitblick.server.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.server.platform.StartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A media directory that several servers share. */
class MediaStoreTest {
    private static final byte[] PICTURE = "picture".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path media;

    @Test
    void takesAnEmptyDirectoryForANewFleetAndKnowsItAgain() {
        MediaStore store = new MediaStore(media.resolve("new"));

        store.claim("fleet_a", false);
        store.claim("fleet_a", true);

        assertThat(media.resolve("new/fleet")).hasContent("fleet_a\n");
    }

    @Test
    void refusesTheMediaOfAnotherFleet() {
        MediaStore store = new MediaStore(media);
        store.claim("fleet_a", false);

        assertThatThrownBy(() -> store.claim("fleet_b", false))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll(media.toString(), "fleet_a", "fleet_b", "WEITBLICK_MEDIA");
    }

    @Test
    void refusesAnEmptyDirectoryForAFleetThatHasMedia() {
        MediaStore store = new MediaStore(media.resolve("elsewhere"));

        assertThatThrownBy(() -> store.claim("fleet_a", true))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("elsewhere", "WEITBLICK_MEDIA");
        assertThat(media.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void takesUpADirectoryFromBeforeTheMark() throws IOException {
        MediaStore store = new MediaStore(media);
        store.store(new ByteArrayInputStream(PICTURE));

        store.claim("fleet_a", true);

        assertThat(media.resolve("fleet")).exists();
    }

    @Test
    void discardsOnlyUploadsThatNobodyIsAt() throws Exception {
        MediaStore store = new MediaStore(media);
        PipedOutputStream person = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(person);
        CompletableFuture<StoredObject> upload = CompletableFuture.supplyAsync(() -> {
            try {
                return store.store(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Awaitility.await().until(() -> Files.isDirectory(media.resolve("incoming")));
        person.write(PICTURE);
        person.flush();
        Path left = Files.createFile(media.resolve("incoming/upload-left.part"));
        Awaitility.await().untilAsserted(() -> assertThat(media.resolve("incoming"))
                .isDirectoryContaining(
                        file -> !file.equals(left) && file.toFile().length() == PICTURE.length));

        new MediaStore(media).discardUnfinished();

        assertThat(left).doesNotExist();
        person.close();
        assertThat(store.path(upload.get(10, TimeUnit.SECONDS).sha256())).hasBinaryContent(PICTURE);
    }
}
