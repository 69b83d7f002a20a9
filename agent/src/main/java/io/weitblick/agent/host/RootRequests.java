package io.weitblick.agent.host;

import io.weitblick.agent.host.HostRequest.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The agent's end of the queue: asks root and waits for the answer. Thread-safe. */
public final class RootRequests {
    private static final Duration CHECK = Duration.ofMillis(50);

    private final Path requests;
    private final Path results;
    private final Duration limit;

    /** Asks the root of this machine. */
    public RootRequests() {
        this(new HostRoot(Path.of("/")), Duration.ofSeconds(100));
    }

    RootRequests(HostRoot root, Duration limit) {
        this.requests = root.at(HostRequest.REQUESTS);
        this.results = root.at(HostRequest.RESULTS);
        this.limit = limit;
    }

    /** Whether root listens on this machine. */
    public boolean isOpen() {
        return Files.isDirectory(requests);
    }

    /**
     * Asks for one thing, and waits until it is done.
     *
     * @param id names the request; see {@link HostRequest}
     * @throws IOException if root cannot be asked or does not answer in time
     */
    public HostResult ask(String id, Word word) throws IOException, InterruptedException {
        HostRequest request = new HostRequest(id, word);
        Path result = results.resolve(request.resultName());
        Path half = requests.resolve("." + request.fileName());
        // Nothing of this outlives the boot, so nothing is brought to a disk.
        Files.write(half, word.text().getBytes(StandardCharsets.UTF_8));
        Files.move(half, requests.resolve(request.fileName()));
        long deadline = System.nanoTime() + limit.toNanos();
        while (!Files.exists(result)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("root has not answered within " + limit.toSeconds() + " s");
            }
            Thread.sleep(CHECK.toMillis());
        }
        return HostResult.parse(Files.readString(result));
    }
}
