package io.weitblick.server.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.SFTPException;

/** Brings single files to the box, each under its final name only when all of it is there. */
final class FileTransfer {
    private static final int REQUEST_BYTES = 32 * 1024;

    private final RemoteFiles files;
    private final SftpSettings settings;
    private final DeliveryListener listener;

    FileTransfer(RemoteFiles files, SftpSettings settings, DeliveryListener listener) {
        this.files = files;
        this.settings = settings;
        this.listener = listener;
    }

    /** Where a file grows. */
    static String part(String fileName) {
        return fileName + ".part";
    }

    /**
     * Writes a file to its {@code .part}. Bytes that are there already are written over with the same bytes, so that
     * two servers that both believe it is their turn do no harm.
     *
     * @param acknowledged receives the number of bytes of each answered write
     */
    void write(String fileName, InputStream bytes, long size, boolean flush, LongConsumer acknowledged)
            throws IOException {
        String part = settings.path(part(fileName));
        step(DeliveryStep.WRITE, part(fileName));
        byte[] handle = files.openForWriting(part);
        send(handle, bytes, size, acknowledged);
        if (flush) {
            step(DeliveryStep.FLUSH, part(fileName));
            files.flush(handle);
        }
        step(DeliveryStep.CHECK, part(fileName));
        OptionalLong written = files.openSize(handle);
        files.close(handle);
        if (written.orElse(-1) != size) {
            // It has a foreign tail; the next attempt starts from nothing.
            files.remove(part);
            throw new SFTPException(
                    Response.StatusCode.FAILURE, "has " + written.orElse(-1) + " bytes instead of " + size);
        }
    }

    /** Gives a complete {@code .part} its name, unless another delivery has done so meanwhile. */
    void rename(String fileName, long size) throws IOException {
        String part = settings.path(part(fileName));
        String target = settings.path(fileName);
        step(DeliveryStep.RENAME, fileName);
        if (isThere(target, size)) {
            files.remove(part);
            return;
        }
        try {
            files.rename(part, target);
        } catch (SFTPException e) {
            if (e.getStatusCode() != Response.StatusCode.NO_SUCH_FILE || !isThere(target, size)) {
                throw e;
            }
        }
    }

    /** Gives a complete {@code .part} its name, replacing what has it. */
    void replace(String fileName) throws IOException {
        step(DeliveryStep.RENAME, fileName);
        files.rename(settings.path(part(fileName)), settings.path(fileName));
    }

    private void send(byte[] handle, InputStream bytes, long size, LongConsumer acknowledged) throws IOException {
        Deque<Chunk> inFlight = new ArrayDeque<>();
        byte[] buffer = new byte[REQUEST_BYTES];
        long offset = 0;
        while (offset < size) {
            if (listener.cancelled()) {
                throw new CancellationException();
            }
            int count = read(bytes, buffer, offset, size);
            if (inFlight.size() >= settings.requestsInFlight()) {
                settle(inFlight.remove(), acknowledged);
            }
            inFlight.add(new Chunk(files.write(handle, offset, buffer, count), count));
            offset += count;
        }
        while (!inFlight.isEmpty()) {
            settle(inFlight.remove(), acknowledged);
        }
    }

    private static int read(InputStream bytes, byte[] buffer, long offset, long size) {
        try {
            int count = bytes.readNBytes(buffer, 0, (int) Math.min(buffer.length, size - offset));
            if (count == 0) {
                throw new ObjectUnreadableException("An object ends after " + offset + " of " + size + " bytes.", null);
            }
            return count;
        } catch (IOException e) {
            throw new ObjectUnreadableException("An object cannot be read: " + e.getMessage(), e);
        }
    }

    private void settle(Chunk chunk, LongConsumer acknowledged) throws IOException {
        files.awaitWritten(chunk.answer());
        acknowledged.accept(chunk.count());
    }

    private boolean isThere(String path, long size) throws IOException {
        return files.size(path).equals(OptionalLong.of(size));
    }

    private void step(DeliveryStep step, String fileName) {
        listener.step(step, fileName);
        if (listener.cancelled()) {
            throw new CancellationException();
        }
    }

    private record Chunk(Promise<Response, SFTPException> answer, int count) {}
}
