package io.weitblick.lab.bench.push;

import io.weitblick.lab.LabException;
import io.weitblick.lab.bench.Figure;
import io.weitblick.server.sftp.ObjectSource;
import java.io.IOException;
import java.util.List;

/**
 * One of many files has changed. The server knows from the box's reports what the box has, and has a connection from the
 * push before; rsync finds out.
 */
final class OneChangedRow implements PushBench.Row {
    private static final int WARM_UP = 3;

    @Override
    public List<Figure> run(Ground ground) throws IOException {
        BenchSshd sshd = ground.sshd();
        Engine engine = ground.engine(true);
        Change change = new Change(ground.files(SmallFilesRow.FILES, SmallFilesRow.BYTES));
        Shell.time(ground.peers().rsync(change.files, sshd));
        Duel duel = Duel.of(
                "1 of 1000 changed",
                ground.pairs(),
                WARM_UP,
                new Changed(sshd, change, files -> engine.deliver(sshd, sshd.port(), List.of(first(files)))),
                new Changed(sshd, change, files -> Shell.time(ground.peers().rsync(files, sshd))));
        return List.of(Figure.ratio("1-of-1000-rsync", duel.ourSeconds(), duel.peerSeconds(), "s", 0.3));
    }

    private static ObjectSource first(MediaFiles files) throws IOException {
        return files.objects().get(0);
    }

    /** What everybody's next run has to bring. */
    private static final class Change {
        private MediaFiles files;
        private long seed = 100;

        Change(MediaFiles files) {
            this.files = files;
        }
    }

    /** Brings one more changed file; the others are there. */
    private static final class Changed implements Contestant {
        private final BenchSshd sshd;
        private final Change change;
        private final Work work;

        private interface Work {
            Sample run(MediaFiles files) throws IOException;
        }

        Changed(BenchSshd sshd, Change change, Work work) {
            this.sshd = sshd;
            this.change = change;
            this.work = work;
        }

        @Override
        public void prepare() throws IOException {
            change.files = change.files.withOneChanged(++change.seed);
        }

        @Override
        public Sample run() throws IOException {
            return work.run(change.files);
        }

        @Override
        public void verify() throws IOException {
            sshd.requireAll(change.files);
            if (sshd.count() < SmallFilesRow.FILES) {
                throw new LabException("files are gone from " + sshd.media());
            }
        }
    }
}
