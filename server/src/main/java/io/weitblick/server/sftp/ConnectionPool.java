package io.weitblick.server.sftp;

import io.weitblick.server.box.SshPublicKey;
import java.net.InetAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Connections that wait for the next delivery to the same box, so that it need not connect and log in again. The one that
 * waits longest goes first when there are too many. Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {
    private final SftpSettings.Warm terms;
    private final Executor threads;
    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
    private boolean closed;

    /**
     * What a connection was made with; another address or key is another connection.
     *
     * @param hostKeys the keys of which the box has shown one
     * @param mediaKey the key that logged in
     */
    record Key(String boxId, InetAddress address, int port, List<SshPublicKey> hostKeys, PublicKey mediaKey) {
        static Key of(Delivery delivery) {
            DeliveryTarget target = delivery.target();
            return new Key(
                    target.boxId(),
                    target.address(),
                    target.port(),
                    target.acceptedHostKeys(),
                    delivery.mediaKey().getPublic());
        }
    }

    private record Waiting(SftpConnection connection, long untilNanos) {}

    ConnectionPool(SftpSettings.Warm terms, ScheduledExecutorService clock, Executor threads) {
        this.terms = terms;
        this.threads = threads;
        if (!terms.time().isZero()) {
            clock.scheduleWithFixedDelay(this::closeOld, 1, 1, TimeUnit.SECONDS);
        }
    }

    /** Takes the connection that was made with this, if one waits. */
    synchronized Optional<SftpConnection> take(Key key) {
        return Optional.ofNullable(waiting.remove(key)).map(Waiting::connection);
    }

    /** Lets a connection wait; it belongs to the pool from now on. */
    void keep(Key key, SftpConnection connection) {
        end(add(key, connection));
    }

    private synchronized List<SftpConnection> add(Key key, SftpConnection connection) {
        List<SftpConnection> surplus = new ArrayList<>();
        if (closed || terms.most() == 0 || terms.time().isZero()) {
            surplus.add(connection);
            return surplus;
        }
        Waiting before = waiting.remove(key);
        if (before != null) {
            surplus.add(before.connection());
        }
        if (waiting.size() >= terms.most()) {
            surplus.add(waiting.remove(waiting.keySet().iterator().next()).connection());
        }
        waiting.put(
                key, new Waiting(connection, System.nanoTime() + terms.time().toNanos()));
        return surplus;
    }

    private void closeOld() {
        end(removeUntil(System.nanoTime()));
    }

    private synchronized List<SftpConnection> removeUntil(long nanos) {
        List<SftpConnection> old = new ArrayList<>();
        waiting.values().removeIf(one -> {
            boolean over = nanos - one.untilNanos() >= 0;
            if (over) {
                old.add(one.connection());
            }
            return over;
        });
        return old;
    }

    /** A goodbye may have to wait for a box that hangs, so it is said by another thread. */
    private void end(List<SftpConnection> connections) {
        connections.forEach(connection -> threads.execute(connection::disconnect));
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.values().forEach(one -> one.connection().close());
        waiting.clear();
    }
}
