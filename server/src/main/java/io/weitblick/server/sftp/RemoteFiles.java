package io.weitblick.server.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.PacketType;
import net.schmizz.sshj.sftp.Request;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * The SFTP requests of a delivery, with the extensions of OpenSSH's PROTOCOL file (section 4) that sshj has no calls
 * for. None of them sets attributes: the jail's umask decides.
 */
final class RemoteFiles {
    private static final String DOMAIN = "openssh.com";
    private static final int STATS_IN_FLIGHT = 64;

    private final SFTPEngine engine;
    private final SftpSettings settings;
    private final StallGuard guard;

    RemoteFiles(SFTPEngine engine, SftpSettings settings, StallGuard guard) {
        this.engine = engine;
        this.settings = settings;
        this.guard = guard;
    }

    /** The sizes of these files, in their order; empty where there is none. */
    List<OptionalLong> sizes(List<String> paths) throws IOException {
        List<OptionalLong> sizes = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += STATS_IN_FLIGHT) {
            List<Promise<Response, SFTPException>> answers = new ArrayList<>();
            for (String path : paths.subList(from, Math.min(from + STATS_IN_FLIGHT, paths.size()))) {
                answers.add(engine.request(engine.newRequest(PacketType.STAT).putString(path, StandardCharsets.UTF_8)));
            }
            for (Promise<Response, SFTPException> answer : answers) {
                sizes.add(size(await(answer, settings.operationLimit())));
            }
        }
        return sizes;
    }

    OptionalLong size(String path) throws IOException {
        return sizes(List.of(path)).get(0);
    }

    /** Room for an ordinary user; empty when this server cannot tell. */
    OptionalLong freeBytes(String path) throws IOException {
        if (!engine.supportsServerExtension("statvfs", DOMAIN)) {
            return OptionalLong.empty();
        }
        Response answer = ask(extended("statvfs").putString(path, StandardCharsets.UTF_8), settings.operationLimit())
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
        Request open = engine.newRequest(PacketType.OPEN)
                .putString(path, StandardCharsets.UTF_8)
                .putUInt32(OpenMode.toMask(Set.of(OpenMode.WRITE, OpenMode.CREAT)))
                .putFileAttributes(FileAttributes.EMPTY);
        try {
            return ask(open, settings.operationLimit())
                    .ensurePacketTypeIs(PacketType.HANDLE)
                    .readBytes();
        } catch (Buffer.BufferException e) {
            throw new SFTPException("The answer to open is cut short", e);
        }
    }

    /** Sends one write and does not wait for its answer. */
    Promise<Response, SFTPException> write(byte[] handle, long offset, byte[] bytes, int count) throws IOException {
        return engine.request(engine.newRequest(PacketType.WRITE)
                .putString(handle)
                .putUInt64(offset)
                .putString(bytes, 0, count));
    }

    /** Waits for the answer to a write. */
    void awaitWritten(Promise<Response, SFTPException> answer) throws IOException {
        await(answer, settings.operationLimit()).ensureStatusPacketIsOK();
    }

    /** Has the box write the file to its disk; does nothing where the server does not know how. */
    void flush(byte[] handle) throws IOException {
        if (engine.supportsServerExtension("fsync", DOMAIN)) {
            ask(extended("fsync").putString(handle), settings.flushLimit()).ensureStatusPacketIsOK();
        }
    }

    OptionalLong openSize(byte[] handle) throws IOException {
        return size(ask(engine.newRequest(PacketType.FSTAT).putString(handle), settings.operationLimit()));
    }

    void close(byte[] handle) throws IOException {
        ask(engine.newRequest(PacketType.CLOSE).putString(handle), settings.operationLimit())
                .ensureStatusPacketIsOK();
    }

    /** Renames in one step, over what has that name: plain RENAME is not atomic on file systems without hard links. */
    void rename(String from, String to) throws IOException {
        if (!engine.supportsServerExtension("posix-rename", DOMAIN)) {
            throw new SFTPException(
                    StatusCode.OP_UNSUPPORTED, "its SFTP server cannot rename atomically (posix-rename@openssh.com)");
        }
        ask(
                        extended("posix-rename")
                                .putString(from, StandardCharsets.UTF_8)
                                .putString(to, StandardCharsets.UTF_8),
                        settings.operationLimit())
                .ensureStatusPacketIsOK();
    }

    /** Removes a file; its absence is success. */
    void remove(String path) throws IOException {
        Response answer = ask(
                engine.newRequest(PacketType.REMOVE).putString(path, StandardCharsets.UTF_8),
                settings.operationLimit());
        StatusCode code = answer.readStatusCode();
        if (code != StatusCode.NO_SUCH_FILE && code != StatusCode.OK) {
            throw new SFTPException(code, "cannot be removed");
        }
    }

    private Request extended(String name) {
        return engine.newExtendedRequest(name + "@" + DOMAIN);
    }

    private Response ask(Request request, Duration limit) throws IOException {
        // The guard's limit comes first, because sending may block as well as waiting.
        guard.expectWithin(limit);
        return await(engine.request(request), limit);
    }

    private Response await(Promise<Response, SFTPException> answer, Duration limit) throws IOException {
        guard.expectWithin(limit);
        Response response = answer.retrieve(limit.toMillis(), TimeUnit.MILLISECONDS);
        guard.expectWithin(settings.operationLimit());
        return response;
    }

    private static OptionalLong size(Response answer) throws SFTPException {
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
}
