package io.weitblick.server.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.connection.channel.OpenFailException;

/**
 * Sends files over as many channels as are worth it. One is enough for a box nearby: its window holds more than the wire.
 * Where answers take long, or where each file waits for the box's disk, further channels carry other files, or other parts
 * of the last one.
 */
final class Convoy {
    /** From here on the window of 2 MiB limits the rate: to 260 MB/s at this round trip. */
    private static final long FAR_NANOS = 8_000_000;
    /** So many bytes make another channel worth its opening. */
    private static final long BYTES_A_LANE = 4L << 20;

    private static final int MOST_LANES = 4;
    private static final int FLUSHES_A_LANE = 8;
    /** A file costs the box some five answers, for which another process may as well work. */
    private static final int FILES_A_LANE = 64;

    private final Channels channels;
    private final DeliveryContext context;
    private final Pace pace;
    private long sent;

    Convoy(Channels channels, DeliveryContext context, Pace pace) {
        this.channels = channels;
        this.context = context;
        this.pace = pace;
    }

    /** Bytes that this convoy has brought. */
    long sent() {
        return sent;
    }

    /**
     * Sends these files; all have their names when it returns.
     *
     * @param total bytes of the whole delivery, for the progress
     * @param there those that the box has already
     */
    void send(List<Upload> uploads, long total, long there) throws IOException {
        boolean far = channels.first().roundTripNanos() >= FAR_NANOS;
        int lanes = lanes(uploads, far);
        List<Upload> ordered = lanes == 1
                ? uploads
                : uploads.stream()
                        .sorted(Comparator.comparingLong(Upload::unclaimed).reversed())
                        .toList();
        WorkList work = new WorkList(ordered, far && lanes > 1);
        Journey journey = new Journey(context, pace, total, there, lanes == 1);
        try {
            run(work, journey, lanes, needCheckpoints(uploads));
        } finally {
            uploads.forEach(Upload::close);
            sent += journey.sent();
        }
    }

    private static int lanes(List<Upload> uploads, boolean far) {
        long bytes = uploads.stream().mapToLong(Upload::unclaimed).sum();
        long flushes = uploads.stream().filter(Upload::isFlushed).count();
        long worth = Math.max(far ? bytes / BYTES_A_LANE : 1, flushes / FLUSHES_A_LANE);
        return (int) Math.max(1, Math.min(MOST_LANES, Math.max(worth, uploads.size() / FILES_A_LANE)));
    }

    private static boolean needCheckpoints(List<Upload> uploads) {
        return uploads.stream().anyMatch(upload -> upload.isFlushed() && upload.unclaimed() >= Checkpoints.FROM_BYTES);
    }

    private void run(WorkList work, Journey journey, int lanes, boolean checkpoints) throws IOException {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 1; i < lanes; i++) {
            others.add(beside(journey, files -> new Lane(files, channels.limits(), journey).run(work)));
        }
        Checkpoints flushing = new Checkpoints(work, journey);
        CompletableFuture<Void> flushed =
                checkpoints ? beside(journey, flushing::run) : CompletableFuture.completedFuture(null);
        try {
            new Lane(channels.first(), channels.limits(), journey).run(work);
        } catch (IOException | RuntimeException e) {
            journey.fail(e);
        }
        others.forEach(CompletableFuture::join);
        flushing.close();
        flushed.join();
        journey.rethrow();
    }

    /** What one channel does. */
    private interface Job {
        void run(RemoteFiles files) throws IOException;
    }

    private CompletableFuture<Void> beside(Journey journey, Job job) {
        return channels.beside(() -> {
            try (Channels.Extra extra = channels.open()) {
                job.run(extra.files());
            } catch (OpenFailException ignored) {
                // The box allows no more channels, so it goes on with fewer.
            } catch (IOException | RuntimeException e) {
                journey.fail(e);
            }
        });
    }
}
