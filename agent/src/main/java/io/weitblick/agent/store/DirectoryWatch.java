package io.weitblick.agent.store;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the kernel's word (inotify(7)) that a name left the inbox, or that a stored object was written to. */
final class DirectoryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

    private final WatchService service;
    private final WatchKey objectsKey;
    private final Consumer<Set<String>> listener;
    private final Thread thread;

    /** @param listener called on the watch's own thread with the names of written objects; empty for other changes */
    DirectoryWatch(Path inbox, Path objects, Consumer<Set<String>> listener, String threadName) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.listener = listener;
        this.thread = new Thread(this::run, threadName);
        try {
            inbox.register(service, StandardWatchEventKinds.ENTRY_DELETE);
            objectsKey = objects.register(
                    service, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            service.close();
            throw e;
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                Set<String> written = new HashSet<>();
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (key.equals(objectsKey) && event.context() instanceof Path path) {
                        written.add(path.toString());
                    }
                }
                key.reset();
                listener.accept(written);
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("No longer watching");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
            thread.join();
        } catch (IOException e) {
            LOG.debug("The watch does not end cause={}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
