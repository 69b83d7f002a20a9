package io.weitblick.lab.e2e;

import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.media.PaddedPicture;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.real.RealBox;
import io.weitblick.lab.real.RealLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A fresh server and the lab, with the steps that every end-to-end test takes. */
final class Stage implements AutoCloseable {
    static final int MEGABYTE = 1 << 20;
    static final Duration SOON = Duration.ofSeconds(30);

    private final Path directory;
    private final RealLab lab;
    private final ServerProcess server;

    private final List<RealBox> boxes = new ArrayList<>();

    private Stage(Path directory, RealLab lab, ServerProcess server) {
        this.directory = directory;
        this.lab = lab;
        this.server = server;
    }

    /** Starts a server with an empty data directory below {@code target/e2e}. */
    static Stage open(String name) {
        Path directory = Path.of("target", "e2e", name).toAbsolutePath();
        Program.output(SOON, List.of("rm", "-rf", directory.toString()));
        return open(directory, directory.resolve("data"));
    }

    /** Starts a server on a data directory that lies elsewhere. */
    static Stage open(Path directory, Path data) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Stage(directory, RealLab.open(), ServerProcess.start(data));
    }

    /** Where the test's files lie. */
    Path directory() {
        return directory;
    }

    ServerProcess server() {
        return server;
    }

    RealLab lab() {
        return lab;
    }

    WeitblickClient api() {
        return server.admin();
    }

    /** Switches a new box on that knows this server and waits until its agent has enrolled. */
    RealBox enrolledBox(String name) {
        RealBox box = lab.enrolled(name, server);
        boxes.add(box);
        return box;
    }

    /** A picture of exactly so many bytes. */
    Path picture(String name, int bytes, long seed) {
        return PaddedPicture.write(directory.resolve("media").resolve(name), bytes, seed);
    }

    /** Uploads with the program that the README shows; gives the digest that the server answered. */
    String curlUpload(Path file) {
        String answer = Program.output(
                SOON,
                List.of(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--fail",
                        "--header",
                        "Authorization: Bearer " + server.secret("admin-token"),
                        "--upload-file",
                        file.toString(),
                        server.http() + "/api/v1/assets/"));
        return Json.parse(answer).path("sha256").asText();
    }

    /** Digest of the bytes that the server gives out for an asset. */
    String contentDigest(String asset) {
        return Sha256.of(api().download("/assets/" + asset + "/content")).hex();
    }

    /** Waits until the server says this of the box. */
    BoxStatus awaitBox(String box, Duration limit, Predicate<BoxStatus> condition) {
        return await("box " + box)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> api().box(box), condition);
    }

    @Override
    public void close() {
        boxes.forEach(this::keepLog);
        lab.close();
        server.close();
    }

    /** What the agent said, beside the server's log. */
    private void keepLog(RealBox box) {
        try {
            Files.writeString(directory.resolve(box.name() + ".log"), box.agentLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
