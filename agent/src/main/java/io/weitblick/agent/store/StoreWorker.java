package io.weitblick.agent.store;

import io.weitblick.agent.config.Directories;
import io.weitblick.common.show.ShowVerifier;
import io.weitblick.common.sync.GiveUp;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that a {@link MediaStore} belongs to. It acts on the kernel's word that something changed; as events can be
 * lost and some file systems send none, it also looks by itself now and then.
 */
public final class StoreWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWorker.class);

    private final MediaStore store;
    private final Directories directories;
    private final Duration poll;
    private final Thread thread;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Set<String> touched = new HashSet<>();
    private boolean lookIsDue;
    private volatile @Nullable DirectoryWatch watch;

    @FunctionalInterface
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    public StoreWorker(MediaStore store, Directories directories, Duration poll, String threadName) {
        this.store = store;
        this.directories = directories;
        this.poll = poll;
        this.thread = new Thread(this::run, threadName);
    }

    public void start() {
        thread.start();
    }

    /** Who may sign shows from now on. */
    public void trust(ShowVerifier verifier) {
        tasks.add(() -> {
            store.trust(verifier);
            store.look(Set.of());
        });
    }

    /** What the server wants kept, as of now. */
    public void keep(Set<String> objectNames) {
        tasks.add(() -> store.keep(objectNames));
    }

    /** Which shows the server lets go, as of now. */
    public void giveUp(GiveUp ask) {
        tasks.add(() -> store.giveUp(ask));
    }

    /** Whether it is at work. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!attempt(this::open)) {
                Thread.sleep(poll.toMillis());
            }
            while (!Thread.currentThread().isInterrupted()) {
                attempt(this::work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the task could be done; if not, that is told, and the next look starts over. */
    private boolean attempt(Task task) throws InterruptedException {
        try {
            task.run();
            return true;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("closed in the middle of file work");
            }
            store.failed(e);
            return false;
        } catch (DirectoryIteratorException e) {
            store.failed(e.getCause());
            return false;
        }
    }

    private void open() throws IOException {
        store.open();
        if (watch == null) {
            try {
                watch = new DirectoryWatch(
                        directories.inbox(),
                        directories.store().resolve("objects"),
                        this::somethingChanged,
                        thread.getName() + "-watch");
            } catch (IOException e) {
                LOG.warn("The kernel does not watch directories, they are polled cause={}", e.toString());
            }
        }
        store.look(Set.of());
    }

    private void work() throws IOException, InterruptedException {
        Task task = tasks.poll(poll.toMillis(), TimeUnit.MILLISECONDS);
        if (task == null) {
            store.look(Set.of());
        } else {
            task.run();
        }
    }

    /** Asks for one look, however many events come before it. */
    private synchronized void somethingChanged(Set<String> names) {
        touched.addAll(names);
        if (!lookIsDue) {
            lookIsDue = true;
            tasks.add(() -> store.look(takeTouched()));
        }
    }

    private synchronized Set<String> takeTouched() {
        Set<String> names = Set.copyOf(touched);
        touched.clear();
        lookIsDue = false;
        return names;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        DirectoryWatch open = watch;
        if (open != null) {
            open.close();
        }
    }
}
