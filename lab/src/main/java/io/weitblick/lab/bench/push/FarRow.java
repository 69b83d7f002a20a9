package io.weitblick.lab.bench.push;

import io.weitblick.lab.bench.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Four large files, and one as large as the four, to a box far away. */
final class FarRow implements PushBench.Row {
    private static final long BYTES = 128L << 20;
    private static final int FILES = 4;
    private static final int WARM_UP = 1;

    private final int roundTripMillis;
    private final double limit;

    FarRow(int roundTripMillis, double limit) {
        this.roundTripMillis = roundTripMillis;
        this.limit = limit;
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException {
        List<Figure> figures = new ArrayList<>();
        BenchSshd sshd = ground.sshd();
        int port = ground.far(sshd, Duration.ofMillis(roundTripMillis)).port();
        Engine engine = ground.engine(false);
        MediaFiles four = MediaFiles.make(ground.directory().resolve("four"), FILES, BYTES, 2);
        Duel many = duel("4x128MB", ground, sshd, port, engine, four);
        figures.add(Figure.ratio(
                "4x128MB-" + roundTripMillis + "ms-sftp", many.ourSeconds(), many.peerSeconds(), "s", limit));
        MediaFiles whole = MediaFiles.make(ground.directory().resolve("one"), 1, FILES * BYTES, 3);
        Duel one = duel("512MB", ground, sshd, port, engine, whole);
        figures.add(
                Figure.ratio("512MB-" + roundTripMillis + "ms-sftp", one.ourSeconds(), one.peerSeconds(), "s", 1.0));
        return figures;
    }

    private Duel duel(String name, Ground ground, BenchSshd sshd, int port, Engine engine, MediaFiles files)
            throws IOException {
        return Duel.of(
                name + " at " + roundTripMillis + " ms",
                ground.pairs(),
                WARM_UP,
                new OneBox(sshd, files, () -> engine.deliver(sshd, port, files.objects())),
                new OneBox(sshd, files, () -> Shell.time(ground.peers().sftp(files, sshd, port))));
    }
}
