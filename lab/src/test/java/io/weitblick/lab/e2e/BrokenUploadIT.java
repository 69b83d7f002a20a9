package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.client.Reply;
import io.weitblick.lab.process.Program;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Uploads that end badly: what was there before stays, and nothing is left behind. */
class BrokenUploadIT {
    private static final int DISK_MEGABYTES = 320;

    @Test
    void forgetsAnUploadThatIsCutHalfway() throws IOException {
        try (Stage stage = Stage.open("cut-upload")) {
            Path picture = stage.picture("a.png", Stage.MEGABYTE, 41);
            stage.api().upload("a.png", picture).ok();
            long before = bytesBelow(stage.server().data().resolve("media"));

            sendHalf(stage, "a.png", Files.readAllBytes(stage.picture("b.png", Stage.MEGABYTE, 42)));
            sendHalf(stage, "new.png", Files.readAllBytes(stage.picture("b.png", Stage.MEGABYTE, 42)));

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            bytesBelow(stage.server().data().resolve("media")))
                    .isEqualTo(before));
            assertThat(stage.api().get("/assets/new.png").status()).isEqualTo(404);
            assertThat(stage.contentDigest("a.png"))
                    .isEqualTo(Sha256.of(picture).hex());
        }
    }

    @Test
    void refusesAnUploadThatDoesNotFitAndWorksOn() throws IOException {
        Path disk = Path.of("target", "e2e", "full-disk").toAbsolutePath();
        Program.run(Stage.SOON, List.of("umount", disk.resolve("data").toString()));
        Program.output(Stage.SOON, List.of("rm", "-rf", disk.toString()));
        Path data = Files.createDirectories(disk.resolve("data"));
        Program.output(
                Stage.SOON,
                List.of("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", data.toString()));
        try (Stage stage = Stage.open(disk, data)) {
            Path small = stage.picture("small.png", Stage.MEGABYTE, 43);
            Path large = stage.picture("large.png", DISK_MEGABYTES * Stage.MEGABYTE, 44);
            stage.api().upload("small.png", small).ok();

            Reply refused = stage.api().upload("large.png", large);

            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.code()).isEqualTo("storage-full");
            assertThat(stage.api().get("/assets/large.png").status()).isEqualTo(404);
            assertThat(stage.contentDigest("small.png"))
                    .isEqualTo(Sha256.of(small).hex());
            stage.api().upload("after.png", small).ok();
        } finally {
            Program.output(Stage.SOON, List.of("umount", data.toString()));
        }
    }

    /** Announces all of the body, sends half of it and hangs up. */
    private static void sendHalf(Stage stage, String name, byte[] body) throws IOException {
        String head = """
                PUT /api/v1/assets/%s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Content-Length: %d\r
                \r
                """.formatted(name, stage.server().secret("admin-token"), body.length);
        try (Socket socket = new Socket("127.0.0.1", stage.server().http().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
        }
    }

    private static long bytesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }
}
