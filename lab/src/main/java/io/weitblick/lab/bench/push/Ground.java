package io.weitblick.lab.bench.push;

import io.weitblick.lab.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where one row takes place: a directory on a real disk, keys, sshds; all of it is gone afterwards. */
final class Ground implements AutoCloseable {
    private final Path directory;
    private final int pairs;
    private final Keys keys;
    private final List<AutoCloseable> open = new ArrayList<>();
    private int sshds;

    Ground(Path directory, int pairs) throws IOException {
        this.directory = directory;
        this.pairs = pairs;
        this.keys = Keys.make(directory);
    }

    int pairs() {
        return pairs;
    }

    Path directory() {
        return directory;
    }

    Keys keys() {
        return keys;
    }

    Peers peers() {
        return new Peers(directory, keys);
    }

    BenchSshd sshd() {
        BenchSshd sshd = BenchSshd.start(directory.resolve("box-" + ++sshds), keys);
        open.add(sshd);
        return sshd;
    }

    Engine engine(boolean warm) {
        Engine engine = new Engine(keys, warm);
        open.add(engine);
        return engine;
    }

    DelayProxy far(BenchSshd sshd, Duration roundTrip) throws IOException {
        DelayProxy proxy = DelayProxy.start(sshd.port(), roundTrip);
        open.add(proxy);
        return proxy;
    }

    MediaFiles files(int count, long bytes) throws IOException {
        return MediaFiles.make(Files.createDirectories(directory.resolve("media")), count, bytes, 1);
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IOException("cannot end " + one, e);
            }
        }
        Program.output(Duration.ofMinutes(2), List.of("rm", "-rf", directory.toString()));
    }
}
