package io.weitblick.server.sftp;

import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * What a server can take, as {@code limits@openssh.com} tells it (OpenSSH's PROTOCOL, section 4.8).
 *
 * @param writeBytes the most bytes that one write may carry
 * @param openHandles how many files may be open at a time
 */
record SftpLimits(int writeBytes, int openHandles) {
    /** What every server of version 3 takes. */
    static final SftpLimits CAUTIOUS = new SftpLimits(32 * 1024, 16);

    private static final int CHANNEL_PACKET_BYTES = 32 * 1024;
    private static final int MOST_WRITE_BYTES = 4 * CHANNEL_PACKET_BYTES - SftpRequests.WRITE_OVERHEAD_BYTES;
    private static final int MOST_OPEN = 64;

    static SftpLimits of(Response answer) throws SFTPException {
        try {
            answer.readUInt64();
            answer.readUInt64();
            long write = answer.readUInt64();
            long handles = answer.readUInt64();
            return new SftpLimits(writeBytes(write), handles(handles));
        } catch (Buffer.BufferException e) {
            throw new SFTPException("The answer to limits is cut short", e);
        }
    }

    /** So many that a write fills whole packets of a channel: a last packet of a few bytes costs as much as a full one. */
    private static int writeBytes(long allowed) {
        if (allowed <= 0) {
            return CAUTIOUS.writeBytes;
        }
        long packets = (Math.min(allowed, MOST_WRITE_BYTES) + SftpRequests.WRITE_OVERHEAD_BYTES) / CHANNEL_PACKET_BYTES;
        return packets == 0
                ? (int) allowed
                : (int) (packets * CHANNEL_PACKET_BYTES - SftpRequests.WRITE_OVERHEAD_BYTES);
    }

    private static int handles(long allowed) {
        // Zero means that the server knows no limit; another channel of the connection has handles of its own.
        return allowed <= 0 ? MOST_OPEN : (int) Math.min(MOST_OPEN, Math.max(1, allowed / 2));
    }
}
