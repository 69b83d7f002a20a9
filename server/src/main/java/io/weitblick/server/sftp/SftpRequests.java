package io.weitblick.server.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.PacketType;
import net.schmizz.sshj.sftp.Request;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * Makes one channel's requests: those of SFTP version 3 (draft-ietf-secsh-filexfer-02) and the extensions of OpenSSH's
 * PROTOCOL file (section 4) that sshj has no calls for.
 */
final class SftpRequests {
    /** What surrounds the bytes of a write on its way, with a handle of OpenSSH's length. */
    static final int WRITE_OVERHEAD_BYTES = 29;

    private static final int READ_BYTES = 32 * 1024;
    private static final String DOMAIN = "openssh.com";

    private final SFTPEngine engine;

    SftpRequests(SFTPEngine engine) {
        this.engine = engine;
    }

    /** Whether the server knows this extension of OpenSSH. */
    boolean supports(String extension) {
        return engine.supportsServerExtension(extension, DOMAIN);
    }

    Request extended(String name) {
        return engine.newExtendedRequest(name + "@" + DOMAIN);
    }

    Request stat(String path) {
        return named(PacketType.STAT, path);
    }

    Request openDirectory(String path) {
        return named(PacketType.OPENDIR, path);
    }

    Request readDirectory(byte[] handle) {
        return engine.newRequest(PacketType.READDIR).putString(handle);
    }

    Request openForWriting(String path) {
        return open(path, Set.of(OpenMode.WRITE, OpenMode.CREAT));
    }

    Request openForReading(String path) {
        return open(path, Set.of(OpenMode.READ));
    }

    /** The next bytes of a small file. */
    Request read(byte[] handle, long offset) {
        return engine.newRequest(PacketType.READ)
                .putString(handle)
                .putUInt64(offset)
                .putUInt32(READ_BYTES);
    }

    Request write(byte[] handle, long offset, byte[] bytes, int count) {
        return engine.newRequest(PacketType.WRITE)
                .putString(handle)
                .putUInt64(offset)
                .putString(bytes, 0, count);
    }

    /** A write whose bytes are read straight into the packet. */
    Request write(byte[] handle, long offset, int count, Filler bytes) throws IOException {
        Request write = engine.newRequest(PacketType.WRITE)
                .putString(handle)
                .putUInt64(offset)
                .putUInt32(count);
        write.ensureCapacity(count);
        int start = write.wpos();
        bytes.fill(write.array(), start, offset, count);
        write.wpos(start + count);
        return write;
    }

    /** Where the bytes of a write come from. */
    interface Filler {
        void fill(byte[] into, int at, long offset, int count) throws IOException;
    }

    Request flush(byte[] handle) {
        return extended("fsync").putString(handle);
    }

    Request statOpen(byte[] handle) {
        return engine.newRequest(PacketType.FSTAT).putString(handle);
    }

    Request close(byte[] handle) {
        return engine.newRequest(PacketType.CLOSE).putString(handle);
    }

    Request rename(String from, String to) throws SFTPException {
        if (!supports("posix-rename")) {
            throw new SFTPException(
                    StatusCode.OP_UNSUPPORTED, "its SFTP server cannot rename atomically (posix-rename@openssh.com)");
        }
        return extended("posix-rename").putString(from, StandardCharsets.UTF_8).putString(to, StandardCharsets.UTF_8);
    }

    Request remove(String path) {
        return named(PacketType.REMOVE, path);
    }

    private Request open(String path, Set<OpenMode> modes) {
        return named(PacketType.OPEN, path).putUInt32(OpenMode.toMask(modes)).putFileAttributes(FileAttributes.EMPTY);
    }

    private Request named(PacketType type, String path) {
        return engine.newRequest(type).putString(path, StandardCharsets.UTF_8);
    }
}
