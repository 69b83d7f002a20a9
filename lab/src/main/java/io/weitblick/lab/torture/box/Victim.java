package io.weitblick.lab.torture.box;

import io.weitblick.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process that is spoken to by lines and may be killed at any moment. It dies with the thread that started it. */
public final class Victim implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final Writer in;
    private final Thread reader;

    private Victim(Process process, Consumer<String> lines) {
        ALIVE.add(process);
        process.onExit().thenAccept(ALIVE::remove);
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.reader = new Thread(() -> read(lines), "torture-victim-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one.
     *
     * @param log receives what it writes to standard error
     * @param lines receives its lines, on a thread of its own
     */
    public static Victim start(List<String> command, Path log, Consumer<String> lines) {
        List<String> bound = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        bound.addAll(command);
        try {
            return new Victim(
                    new ProcessBuilder(bound)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    lines);
        } catch (IOException e) {
            throw new LabException("cannot start " + String.join(" ", command), e);
        }
    }

    /** Kills all that are left. */
    static void killAll() {
        ALIVE.forEach(Process::destroyForcibly);
    }

    /** Sends it a line; it may be dead already. */
    public void tell(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException ignored) {
            // Who is dead needs no orders.
        }
    }

    /** Its number. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it at once and waits until it is gone and all its lines were heard. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(END_LIMIT);
    }

    /** Waits for its end; whether it came in time. */
    public boolean awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            reader.join(limit.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while a process ends", e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.accept(line);
            }
        } catch (IOException ignored) {
            // It was killed in the middle of a line.
        }
    }
}
