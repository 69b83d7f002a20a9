package io.weitblick.server.sftp;

import io.weitblick.server.sftp.Pipeline.Reply;
import io.weitblick.server.sftp.Upload.Chunk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * One channel at work: keeps the requests of several files on the wire at once and brings each file through its steps as
 * the answers come: open, write, flush, compare the length, close, rename. Belongs to one thread.
 */
final class Lane {
    /** Smaller files are sent again from the start. */
    private static final long RESUMABLE_FROM_BYTES = 4L << 20;

    private final RemoteFiles files;
    private final SftpRequests requests;
    private final SftpLimits limits;
    private final Pipeline pipeline;
    private final Journey journey;
    private final Deque<Action> ready = new ArrayDeque<>();
    private int open;

    /** Something that sends. */
    private interface Action {
        void act() throws IOException;
    }

    Lane(RemoteFiles files, SftpLimits limits, Journey journey) {
        Depth depth = new Depth();
        depth.roundTrip(files.roundTripNanos());
        this.files = files;
        this.requests = files.requests();
        this.limits = limits;
        this.pipeline = new Pipeline(files, depth);
        this.journey = journey;
    }

    /** Works until there is nothing left to do on this channel. */
    void run(WorkList work) throws IOException {
        while (true) {
            journey.throwIfCancelled();
            Action next = ready.poll();
            if (next != null) {
                next.act();
            } else if (open < limits.openHandles() && begin(work.take())) {
                continue;
            } else if (pipeline.isEmpty()) {
                return;
            } else {
                pipeline.settle();
            }
        }
    }

    private boolean begin(Optional<Upload> taken) throws IOException {
        if (taken.isEmpty()) {
            return false;
        }
        Upload upload = taken.get();
        open++;
        journey.step(DeliveryStep.WRITE, upload.partName());
        if (upload.isFlushed() && upload.size() >= RESUMABLE_FROM_BYTES) {
            journey.durable(upload, upload.resumedAt());
        }
        pipeline.send(requests.openForWriting(path(upload.partName())), about(DeliveryStep.WRITE, upload, answer -> {
            OpenFile file = new OpenFile(upload, RemoteFiles.handle(answer));
            ready.add(() -> write(file));
        }));
        return true;
    }

    private void write(OpenFile file) throws IOException {
        Optional<Chunk> claimed = file.upload.claim(limits.writeBytes());
        if (claimed.isEmpty()) {
            file.exhausted = true;
            settleFile(file);
            return;
        }
        Chunk chunk = claimed.get();
        journey.pace(chunk.count());
        file.unanswered++;
        pipeline.send(
                requests.write(file.handle, chunk.offset(), chunk.count(), file.upload.content()),
                chunk.count(),
                about(DeliveryStep.WRITE, file.upload, answer -> {
                    answer.ensureStatusPacketIsOK();
                    file.unanswered--;
                    file.upload.acknowledged(chunk);
                    journey.arrived(chunk.count());
                    settleFile(file);
                }));
        ready.addFirst(() -> write(file));
    }

    /** Goes on with a file of which this channel has no more to send, once everything is answered. */
    private void settleFile(OpenFile file) {
        if (!file.exhausted || file.unanswered > 0 || file.left) {
            return;
        }
        file.left = true;
        ready.add(file.upload.mayFinish() ? () -> finish(file) : () -> leave(file));
    }

    /** Another channel finishes it. */
    private void leave(OpenFile file) throws IOException {
        open--;
        pipeline.send(requests.close(file.handle), Response::ensureStatusPacketIsOK);
    }

    private void finish(OpenFile file) throws IOException {
        Upload upload = file.upload;
        if (upload.isFlushed() && requests.supports("fsync")) {
            journey.step(DeliveryStep.FLUSH, upload.partName());
            pipeline.sendSlow(requests.flush(file.handle), about(DeliveryStep.FLUSH, upload, answer -> {
                answer.ensureStatusPacketIsOK();
                if (upload.size() >= RESUMABLE_FROM_BYTES) {
                    journey.durable(upload, upload.size());
                }
            }));
        }
        journey.step(DeliveryStep.CHECK, upload.partName());
        OptionalLong[] written = new OptionalLong[1];
        pipeline.send(requests.statOpen(file.handle), answer -> written[0] = RemoteFiles.size(answer));
        pipeline.send(requests.close(file.handle), about(DeliveryStep.CHECK, upload, Response::ensureStatusPacketIsOK));
        pipeline.send(requests.stat(path(upload.name())), answer -> {
            OptionalLong there = RemoteFiles.size(answer);
            open--;
            ready.add(() -> name(upload, written[0].orElse(-1), there.orElse(-1)));
        });
    }

    private void name(Upload upload, long written, long there) throws IOException {
        if (written != upload.size()) {
            // It has a foreign tail; the next attempt starts from nothing.
            journey.blame(DeliveryStep.CHECK, upload.partName());
            files.remove(path(upload.partName()));
            throw new SFTPException(StatusCode.FAILURE, "has " + written + " bytes instead of " + upload.size());
        }
        if (!upload.isNamed()) {
            upload.finished();
            return;
        }
        journey.step(DeliveryStep.RENAME, upload.name());
        if (there == upload.size()) {
            // Another server's delivery was quicker.
            pipeline.send(requests.remove(path(upload.partName())), answer -> upload.finished());
            return;
        }
        Reply renamed = answer -> {
            StatusCode code = answer.readStatusCode();
            if (code == StatusCode.NO_SUCH_FILE) {
                ready.add(() -> requireThere(upload));
            } else if (code != StatusCode.OK) {
                throw new SFTPException(code, "cannot be renamed");
            }
            upload.finished();
        };
        pipeline.send(
                requests.rename(path(upload.partName()), path(upload.name())),
                about(DeliveryStep.RENAME, upload, renamed));
    }

    private void requireThere(Upload upload) throws IOException {
        if (!files.size(path(upload.name())).equals(OptionalLong.of(upload.size()))) {
            throw new SFTPException(StatusCode.NO_SUCH_FILE, "vanished while it was renamed");
        }
    }

    /** A refusal is told with the file that was refused, though the channel is at others by then. */
    private Reply about(DeliveryStep step, Upload upload, Reply reply) {
        return answer -> {
            try {
                reply.answered(answer);
            } catch (SFTPException e) {
                journey.blame(step, step == DeliveryStep.RENAME ? upload.name() : upload.partName());
                throw e;
            }
        };
    }

    private String path(String name) {
        return journey.path(name);
    }

    /** A file that this channel has open. */
    private static final class OpenFile {
        private final Upload upload;
        private final byte[] handle;
        private int unanswered;
        private boolean exhausted;
        private boolean left;

        OpenFile(Upload upload, byte[] handle) {
            this.upload = upload;
            this.handle = handle;
        }
    }
}
