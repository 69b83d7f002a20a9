package io.weitblick.server.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.sftp.PacketType;
import net.schmizz.sshj.sftp.Request;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * The files on a box as one SFTP channel sees them: single questions that wait for their answer, and the parts from which
 * a {@link Pipeline} is made. Nothing here sets attributes: the jail's umask decides.
 */
final class RemoteFiles {
    private static final int STATS_IN_FLIGHT = 64;

    private final SFTPEngine engine;
    private final SftpSettings settings;
    private final StallGuard guard;
    private final SftpRequests requests;
    private long fastestNanos = Long.MAX_VALUE;

    RemoteFiles(SFTPEngine engine, SftpSettings settings, StallGuard guard) {
        this.engine = engine;
        this.settings = settings;
        this.guard = guard;
        this.requests = new SftpRequests(engine);
    }

    /** Makes this channel's requests. */
    SftpRequests requests() {
        return requests;
    }

    /** Sends a request and does not wait for its answer. */
    Promise<Response, SFTPException> send(Request request) throws IOException {
        // The guard's limit comes first, because sending may block as well as waiting.
        guard.expectWithin(settings.operationLimit());
        return engine.request(request);
    }

    /**
     * How many bytes the channel takes at this moment without waiting. A thread that waits inside sshj for the window to
     * grow does not hear of a broken connection.
     */
    long window() {
        return engine.getSubsystem().getRemoteWinSize();
    }

    /** Waits for an answer. */
    Response await(Promise<Response, SFTPException> answer) throws IOException {
        return await(answer, settings.operationLimit());
    }

    /** Waits for an answer that the box gives only when its disk has everything. */
    Response awaitFlushed(Promise<Response, SFTPException> answer) throws IOException {
        guard.beginFlush(settings.flushLimit());
        try {
            return await(answer, settings.flushLimit());
        } finally {
            guard.endFlush();
        }
    }

    /** The shortest time from a question to its answer that was seen, in nanoseconds; a long one before the first. */
    long roundTripNanos() {
        return fastestNanos;
    }

    /**
     * Asks for the server's limits.
     *
     * @return empty where it does not tell any
     */
    Optional<SftpLimits> limits() throws IOException {
        if (!requests.supports("limits")) {
            return Optional.empty();
        }
        Response answer = ask(requests.extended("limits"));
        return answer.getType() == PacketType.EXTENDED_REPLY ? Optional.of(SftpLimits.of(answer)) : Optional.empty();
    }

    /** The sizes of these files, in their order; empty where there is none. */
    List<OptionalLong> sizes(List<String> paths) throws IOException {
        List<OptionalLong> sizes = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += STATS_IN_FLIGHT) {
            List<Promise<Response, SFTPException>> answers = new ArrayList<>();
            for (String path : paths.subList(from, Math.min(from + STATS_IN_FLIGHT, paths.size()))) {
                answers.add(send(requests.stat(path)));
            }
            for (Promise<Response, SFTPException> answer : answers) {
                sizes.add(size(await(answer)));
            }
        }
        return sizes;
    }

    OptionalLong size(String path) throws IOException {
        return sizes(List.of(path)).get(0);
    }

    /**
     * Names and lengths of what lies in a directory.
     *
     * @param atMost how many names to read before giving up
     * @return empty if there are more
     */
    Optional<Map<String, Long>> list(String path, int atMost) throws IOException {
        byte[] handle = handle(ask(requests.openDirectory(path)));
        Map<String, Long> found = new HashMap<>();
        try {
            while (found.size() <= atMost) {
                Response answer = ask(requests.readDirectory(handle));
                if (answer.getType() == PacketType.STATUS) {
                    StatusCode code = answer.readStatusCode();
                    if (code != StatusCode.EOF) {
                        throw new SFTPException(code, "cannot be listed");
                    }
                    return Optional.of(found);
                }
                addNames(answer, found);
            }
            return Optional.empty();
        } finally {
            close(handle);
        }
    }

    /** Room for an ordinary user; empty when this server cannot tell. */
    OptionalLong freeBytes(String path) throws IOException {
        if (!requests.supports("statvfs")) {
            return OptionalLong.empty();
        }
        Response answer = ask(requests.extended("statvfs").putString(path, StandardCharsets.UTF_8))
                .ensurePacketTypeIs(PacketType.EXTENDED_REPLY);
        try {
            answer.readUInt64();
            long fragmentBytes = answer.readUInt64();
            answer.readUInt64();
            answer.readUInt64();
            return OptionalLong.of(fragmentBytes * answer.readUInt64());
        } catch (Buffer.BufferException e) {
            throw new SFTPException("The answer to statvfs is cut short", e);
        }
    }

    /** Opens for writing, creating it if need be and never truncating; returns the handle. */
    byte[] openForWriting(String path) throws IOException {
        return handle(ask(requests.openForWriting(path)));
    }

    /** Opens for reading; returns the handle, or empty if that is not allowed. */
    Optional<byte[]> openForReading(String path) throws IOException {
        Response answer = ask(requests.openForReading(path));
        return answer.getType() == PacketType.HANDLE ? Optional.of(handle(answer)) : Optional.empty();
    }

    /** Sends one write and does not wait for its answer. */
    Promise<Response, SFTPException> write(byte[] handle, long offset, byte[] bytes, int count) throws IOException {
        return send(requests.write(handle, offset, bytes, count));
    }

    /** Waits for the answer to a write. */
    void awaitWritten(Promise<Response, SFTPException> answer) throws IOException {
        await(answer).ensureStatusPacketIsOK();
    }

    /** Has the box write the file to its disk; does nothing where the server does not know how. */
    void flush(byte[] handle) throws IOException {
        if (requests.supports("fsync")) {
            awaitFlushed(send(requests.flush(handle))).ensureStatusPacketIsOK();
        }
    }

    OptionalLong openSize(byte[] handle) throws IOException {
        return size(ask(requests.statOpen(handle)));
    }

    void close(byte[] handle) throws IOException {
        ask(requests.close(handle)).ensureStatusPacketIsOK();
    }

    /** Renames in one step, over what has that name: plain RENAME is not atomic on file systems without hard links. */
    void rename(String from, String to) throws IOException {
        ask(requests.rename(from, to)).ensureStatusPacketIsOK();
    }

    /**
     * Reads a small file.
     *
     * @return empty if there is none
     * @throws SFTPException if it is longer than this, or cannot be read
     */
    Optional<byte[]> read(String path, int atMost) throws IOException {
        Response opened = ask(requests.openForReading(path));
        if (opened.getType() == PacketType.STATUS) {
            StatusCode code = opened.readStatusCode();
            if (code == StatusCode.NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw new SFTPException(code, "cannot be read");
        }
        byte[] handle = handle(opened);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (Response answer = ask(requests.read(handle, 0)); answer.getType() == PacketType.DATA; ) {
                bytes.writeBytes(answer.readBytes());
                if (bytes.size() > atMost) {
                    throw new SFTPException(StatusCode.FAILURE, "is longer than " + atMost + " bytes");
                }
                answer = ask(requests.read(handle, bytes.size()));
            }
            return Optional.of(bytes.toByteArray());
        } catch (Buffer.BufferException e) {
            throw new SFTPException("The answer to read is cut short", e);
        } finally {
            close(handle);
        }
    }

    /** Renames these one right after the other, without waiting between them: pairs of old and new path. */
    void renameAll(Map<String, String> paths) throws IOException {
        List<Promise<Response, SFTPException>> answers = new ArrayList<>();
        for (Map.Entry<String, String> one : paths.entrySet()) {
            answers.add(send(requests.rename(one.getKey(), one.getValue())));
        }
        for (Promise<Response, SFTPException> answer : answers) {
            await(answer).ensureStatusPacketIsOK();
        }
    }

    /** Removes a file; its absence is success. */
    void remove(String path) throws IOException {
        Response answer = ask(requests.remove(path));
        StatusCode code = answer.readStatusCode();
        if (code != StatusCode.NO_SUCH_FILE && code != StatusCode.OK) {
            throw new SFTPException(code, "cannot be removed");
        }
    }

    private Response ask(Request request) throws IOException {
        long start = System.nanoTime();
        Response answer = await(send(request));
        fastestNanos = Math.min(fastestNanos, System.nanoTime() - start);
        return answer;
    }

    private Response await(Promise<Response, SFTPException> answer, Duration limit) throws IOException {
        guard.expectWithin(limit);
        Response response = answer.retrieve(limit.toMillis(), TimeUnit.MILLISECONDS);
        guard.expectWithin(settings.operationLimit());
        return response;
    }

    /** The handle of an answer to an open. */
    static byte[] handle(Response answer) throws SFTPException {
        try {
            return answer.ensurePacketTypeIs(PacketType.HANDLE).readBytes();
        } catch (Buffer.BufferException e) {
            throw new SFTPException("The answer to open is cut short", e);
        }
    }

    /** The length of an answer to a stat; empty if there is no such file. */
    static OptionalLong size(Response answer) throws SFTPException {
        if (answer.getType() == PacketType.STATUS) {
            StatusCode code = answer.readStatusCode();
            if (code == StatusCode.NO_SUCH_FILE) {
                return OptionalLong.empty();
            }
            throw new SFTPException(code, "cannot be looked at");
        }
        return OptionalLong.of(
                answer.ensurePacketTypeIs(PacketType.ATTRS).readFileAttributes().getSize());
    }

    private static void addNames(Response answer, Map<String, Long> found) throws SFTPException {
        answer.ensurePacketTypeIs(PacketType.NAME);
        try {
            for (long left = answer.readUInt32(); left > 0; left--) {
                String name = answer.readString(StandardCharsets.UTF_8);
                answer.readString(StandardCharsets.UTF_8);
                found.put(name, answer.readFileAttributes().getSize());
            }
        } catch (Buffer.BufferException e) {
            throw new SFTPException("The list of a directory is cut short", e);
        }
    }
}
