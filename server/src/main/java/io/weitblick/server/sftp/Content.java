package io.weitblick.server.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file to send, readable at any place by several threads. Deliveries of one object to many boxes each
 * have their own; the system's cache reads the disk once for all of them.
 */
abstract sealed class Content implements SftpRequests.Filler, AutoCloseable {
    /** Bytes in memory. */
    static Content of(byte[] bytes) {
        return new Memory(bytes);
    }

    /** Bytes of a file, opened at the first use. */
    static Content of(Path path) {
        return new Disk(path);
    }

    /** @throws ObjectUnreadableException if they cannot be read */
    @Override
    public abstract void fill(byte[] into, int at, long offset, int count);

    @Override
    public abstract void close();

    private static final class Memory extends Content {
        private final byte[] bytes;

        Memory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void fill(byte[] into, int at, long offset, int count) {
            System.arraycopy(bytes, (int) offset, into, at, count);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final class Disk extends Content {
        private final Path path;
        private @Nullable FileChannel channel;

        Disk(Path path) {
            this.path = path;
        }

        @Override
        public void fill(byte[] into, int at, long offset, int count) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(into, at, count);
                FileChannel file = channel();
                for (long from = offset; buffer.hasRemaining(); ) {
                    int n = file.read(buffer, from);
                    if (n < 0) {
                        throw new ObjectUnreadableException(path + " ends after " + from + " bytes.", null);
                    }
                    from += n;
                }
            } catch (IOException e) {
                throw new ObjectUnreadableException(path + " cannot be read: " + e.getMessage(), e);
            }
        }

        private synchronized FileChannel channel() throws IOException {
            if (channel == null) {
                channel = FileChannel.open(path, StandardOpenOption.READ);
            }
            return channel;
        }

        @Override
        public synchronized void close() {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException ignored) {
                    // It was only read from.
                }
            }
        }
    }
}
