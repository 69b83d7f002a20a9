package io.weitblick.lab.virtual;

/** A box's way in: an SSH server on loopback before its inbox. */
interface SshEndpoint extends AutoCloseable {
    /** The TCP port it listens on. */
    int port();

    @Override
    void close();
}
