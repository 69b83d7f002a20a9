package io.weitblick.lab.bench.push;

import io.weitblick.lab.bench.Figure;
import java.io.IOException;
import java.util.List;

/** Many small files to an empty box. */
final class SmallFilesRow implements PushBench.Row {
    static final int FILES = 1000;
    static final long BYTES = 20_000;
    private static final int WARM_UP = 3;

    @Override
    public List<Figure> run(Ground ground) throws IOException {
        BenchSshd sshd = ground.sshd();
        MediaFiles files = ground.files(FILES, BYTES);
        Engine engine = ground.engine(false);
        Contestant ours = new OneBox(sshd, files, () -> engine.deliver(sshd, sshd.port(), files.objects()));
        Duel sftp = Duel.of(
                "1000 files, sftp",
                ground.pairs(),
                WARM_UP,
                ours,
                new OneBox(sshd, files, () -> Shell.time(ground.peers().sftpTree(files, sshd))));
        Duel rsync = Duel.of(
                "1000 files, rsync",
                ground.pairs(),
                0,
                ours,
                new OneBox(sshd, files, () -> Shell.time(ground.peers().rsync(files, sshd))));
        return List.of(
                Figure.ratio("1000x20kB-sftp", sftp.ourSeconds(), sftp.peerSeconds(), "s", 0.8),
                Figure.ratio("1000x20kB-rsync", rsync.ourSeconds(), rsync.peerSeconds(), "s", 1.0));
    }
}
