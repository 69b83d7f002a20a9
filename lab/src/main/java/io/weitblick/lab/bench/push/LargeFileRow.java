package io.weitblick.lab.bench.push;

import io.weitblick.lab.bench.Figure;
import java.io.IOException;
import java.util.List;

/** One large file to a box on loopback. */
final class LargeFileRow implements PushBench.Row {
    private static final long BYTES = 512L << 20;
    private static final int WARM_UP = 3;

    @Override
    public List<Figure> run(Ground ground) throws IOException {
        BenchSshd sshd = ground.sshd();
        MediaFiles files = ground.files(1, BYTES);
        Engine engine = ground.engine(false);
        Duel duel = Duel.of(
                "large",
                ground.pairs(),
                WARM_UP,
                new OneBox(sshd, files, () -> engine.deliver(sshd, sshd.port(), files.objects())),
                new OneBox(sshd, files, () -> Shell.time(ground.peers().sftp(files, sshd, sshd.port()))));
        return List.of(
                Figure.ratio("512MB-sftp", duel.ourSeconds(), duel.peerSeconds(), "s", 0.9),
                Figure.ratio("512MB-sftp-cpu", duel.ourCpuSeconds(), duel.peerCpuSeconds(), "s", 1.5));
    }
}
