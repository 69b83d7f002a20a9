package io.weitblick.server.sftp;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import net.schmizz.sshj.sftp.SFTPEngine;

/** The channels of an open connection. */
final class OpenChannels implements Channels {
    private final SftpConnection connection;
    private final StallGuard guard;
    private final SftpSettings settings;
    private final Executor threads;
    private final RemoteFiles first;
    private final SftpLimits limits;

    OpenChannels(SftpConnection connection, StallGuard guard, SftpSettings settings, Executor threads)
            throws IOException {
        this.connection = connection;
        this.guard = guard;
        this.settings = settings;
        this.threads = threads;
        this.first = connection.files(guard);
        this.limits = connection.limits(first);
    }

    @Override
    public RemoteFiles first() {
        return first;
    }

    @Override
    public SftpLimits limits() {
        return limits;
    }

    @Override
    public Extra open() throws IOException {
        SFTPEngine engine = connection.startSftp();
        RemoteFiles files = new RemoteFiles(engine, settings, guard);
        return new Extra() {
            @Override
            public RemoteFiles files() {
                return files;
            }

            @Override
            public void close() {
                try {
                    engine.close();
                } catch (IOException ignored) {
                    // Everything on it was answered, or the whole connection is gone.
                }
            }
        };
    }

    @Override
    public CompletableFuture<Void> beside(Runnable task) {
        return CompletableFuture.runAsync(task, threads);
    }
}
