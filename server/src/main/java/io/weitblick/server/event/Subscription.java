package io.weitblick.server.event;

/** Someone who hears notices, until closed. Closing twice does nothing. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
