package io.weitblick.lab.bench;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.LabException;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.media.PaddedPicture;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.real.PlayerWatch;
import io.weitblick.lab.real.RealBox;
import io.weitblick.lab.real.RealLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long it takes from the first byte of an upload until a real box plays the file. The peer does the transfer alone:
 * OpenSSH's sftp puts the same file on the same box.
 */
final class FirstPictureBench {
    private static final int BYTES = 1 << 20;
    private static final int RUNS = 7;
    private static final int WARM_UP = 1;
    private static final double LIMIT_SECONDS = 3;
    private static final String BOX = "bench";

    void run(Consumer<Figure> line) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("/var/tmp"), "weitblick-bench");
        List<Double> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        try (RealLab lab = RealLab.open();
                ServerProcess server = ServerProcess.start(directory.resolve("data"))) {
            RealBox box = lab.enrolled(BOX, server);
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                Path picture = PaddedPicture.write(directory.resolve("run-" + i + ".png"), BYTES, i);
                ours.add(uploadToScreen(server.admin(), box, picture));
                peer.add(transferAlone(box, picture));
            }
        } finally {
            deleteTree(directory);
        }
        line.accept(new Figure("upload-to-screen-1MB", median(ours), median(peer), "s", LIMIT_SECONDS));
    }

    private static double uploadToScreen(WeitblickClient api, RealBox box, Path picture) throws IOException {
        String name = picture.getFileName().toString();
        try (PlayerWatch watch = box.watchFor(Sha256.of(picture) + ".png")) {
            long start = System.nanoTime();
            api.upload(name, picture).ok();
            api.show(BOX, name);
            watch.await();
            return seconds(start);
        }
    }

    private static double transferAlone(RealBox box, Path picture) {
        long start = System.nanoTime();
        box.sftpPut(picture, "/tmp/" + picture.getFileName());
        return seconds(start);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The median of the runs without the first ones. */
    private static double median(List<Double> values) {
        return Median.of(values.subList(WARM_UP, values.size()));
    }

    private static void deleteTree(Path directory) throws IOException {
        try {
            new ProcessBuilder("rm", "-rf", directory.toString()).start().waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }
}
