package io.weitblick.lab.process;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a program to its end and keeps what it said. */
public final class Program {
    private Program() {}

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param text what it wrote to standard output
     * @param errors what it wrote to standard error
     */
    public record Result(int status, String text, String errors) {
        /** Whether it ended with status 0. */
        public boolean ok() {
            return status == 0;
        }
    }

    /**
     * Runs the program.
     *
     * @throws LabException if it cannot be started or does not end in time; it is killed then
     */
    public static Result run(Duration timeout, List<String> command) {
        Path text = null;
        Path errors = null;
        try {
            // Files, because a program that leaves a child behind would hold a pipe open.
            text = Files.createTempFile("lab", ".out");
            errors = Files.createTempFile("lab", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(text.toFile())
                    .redirectError(errors.toFile())
                    .start();
            await(process, timeout, command);
            return new Result(process.exitValue(), read(text), read(errors));
        } catch (IOException e) {
            throw new LabException("cannot run " + String.join(" ", command), e);
        } finally {
            delete(text);
            delete(errors);
        }
    }

    /**
     * Runs the program and gives what it wrote.
     *
     * @throws LabException also if its exit status is not 0
     */
    public static String output(Duration timeout, List<String> command) {
        Result result = run(timeout, command);
        if (!result.ok()) {
            throw new LabException(String.join(" ", command) + " ended with " + result.status() + ": "
                    + result.errors().strip());
        }
        return result.text();
    }

    private static void await(Process process, Duration timeout, List<String> command) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new LabException(String.join(" ", command) + " did not end within " + timeout);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while running " + command.get(0), e);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LabException("cannot delete " + file, e);
        }
    }
}
