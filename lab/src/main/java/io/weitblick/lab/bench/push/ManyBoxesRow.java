package io.weitblick.lab.bench.push;

import io.weitblick.lab.LabException;
import io.weitblick.lab.bench.Figure;
import io.weitblick.lab.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One file to fifty boxes. */
final class ManyBoxesRow implements PushBench.Row {
    private static final int BOXES = 50;
    private static final long BYTES = 20_000_000;
    private static final int WARM_UP = 1;
    /** What the server's own default is. */
    private static final int WORKERS = 8;

    @Override
    public List<Figure> run(Ground ground) throws IOException {
        List<BenchSshd> boxes = new ArrayList<>();
        for (int i = 0; i < BOXES; i++) {
            boxes.add(ground.sshd());
        }
        MediaFiles files = ground.files(1, BYTES);
        Engine engine = ground.engine(false);
        Peers peers = ground.peers();
        Path script = Project.find().root().resolve("lab/src/bench/asyncssh_put.py");
        Contestant ours = new AllBoxes(boxes, files, () -> all(engine, boxes, files));
        Duel sftp = Duel.of(
                "50 boxes, xargs sftp",
                ground.pairs(),
                WARM_UP,
                ours,
                peer(boxes, files, () -> peers.xargsSftp(files, boxes)));
        Duel asyncssh = Duel.of(
                "50 boxes, asyncssh",
                ground.pairs(),
                0,
                ours,
                peer(boxes, files, () -> peers.asyncssh(script, ground.keys(), files, boxes)));
        Duel ansible = Duel.of(
                "50 boxes, ansible", ground.pairs(), 0, ours, peer(boxes, files, () -> peers.ansible(files, boxes)));
        return List.of(
                Figure.ratio("50x20MB-xargs-sftp", sftp.ourSeconds(), sftp.peerSeconds(), "s", 0.8),
                Figure.ratio("50x20MB-ansible", ansible.ourSeconds(), ansible.peerSeconds(), "s", 1.0 / 5),
                Figure.ratio("50x20MB-asyncssh", asyncssh.ourSeconds(), asyncssh.peerSeconds(), "s", 1.0 / 8));
    }

    private interface Command {
        String line() throws IOException;
    }

    private static Contestant peer(List<BenchSshd> boxes, MediaFiles files, Command command) {
        return new AllBoxes(boxes, files, () -> Shell.time(command.line()));
    }

    private static Sample all(Engine engine, List<BenchSshd> boxes, MediaFiles files) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        long start = System.nanoTime();
        try {
            List<Future<Sample>> deliveries = boxes.stream()
                    .map(box -> workers.submit(() -> engine.deliver(box, box.port(), files.objects())))
                    .toList();
            for (Future<Sample> delivery : deliveries) {
                delivery.get();
            }
            return new Sample((System.nanoTime() - start) / 1e9, 0);
        } catch (ExecutionException e) {
            throw new LabException("a delivery failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private record AllBoxes(List<BenchSshd> boxes, MediaFiles files, OneBox.Work work) implements Contestant {
        @Override
        public void prepare() {
            boxes.forEach(box -> {
                try {
                    box.clear();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        @Override
        public Sample run() throws IOException {
            return work.run();
        }

        @Override
        public void verify() throws IOException {
            for (BenchSshd box : boxes) {
                box.requireAll(files);
            }
        }
    }
}
