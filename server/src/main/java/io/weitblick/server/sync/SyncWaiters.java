package io.weitblick.server.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The requests that wait for news on this server, by box. A waiting request is an entry here and an open connection: no
 * thread, no transaction.
 */
@ApplicationScoped
class SyncWaiters {
    private final ConcurrentMap<String, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /** Starts waiting; the future completes when there may be news. Pair with {@link #leave}. */
    CompletableFuture<Void> enter(String boxId) {
        CompletableFuture<Void> news = new CompletableFuture<>();
        waiting.compute(boxId, (id, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet(1) : others;
            all.add(news);
            return all;
        });
        return news;
    }

    /** Stops waiting. */
    void leave(String boxId, CompletableFuture<Void> news) {
        waiting.computeIfPresent(boxId, (id, all) -> {
            all.remove(news);
            return all.isEmpty() ? null : all;
        });
    }

    /** There may be news for this box. */
    void wake(String boxId) {
        waiting.getOrDefault(boxId, Set.of()).forEach(news -> news.complete(null));
    }

    /** There may be news for any box. */
    void wakeAll() {
        waiting.keySet().forEach(this::wake);
    }

    /** How many requests wait. */
    int count() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }
}
