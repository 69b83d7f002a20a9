package io.weitblick.server.sftp;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** The SFTP channels of one connection, for one delivery. */
interface Channels {
    /** The one that is always there. */
    RemoteFiles first();

    /** What the box's server can take. */
    SftpLimits limits();

    /**
     * Opens one more, to be closed by its user. May be called from any thread.
     *
     * @throws IOException also when the box allows no more
     */
    Extra open() throws IOException;

    /** Runs this beside the delivery's own thread. */
    CompletableFuture<Void> beside(Runnable task);

    /** A further channel. */
    interface Extra extends AutoCloseable {
        RemoteFiles files();

        @Override
        void close();
    }
}
