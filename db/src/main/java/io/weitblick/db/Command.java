package io.weitblick.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short-lived system commands, run to their end. */
final class Command {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Command() {}

    /** How a command ended. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs a command and returns its exit code with what it wrote; 127 when there is no such program.
     *
     * @throws EmbeddedPostgresException if it takes longer than five minutes
     */
    static Result run(List<String> command) throws IOException {
        Path output = Files.createTempFile("weitblick-command", ".log");
        try {
            Process process = builder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedPostgresException("The command " + String.join(" ", command) + " did not end within "
                        + LIMIT.toMinutes() + " minutes.");
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while running " + command.get(0) + ".", e);
        } catch (IOException e) {
            if (isMissing(command.get(0))) {
                return new Result(127, command.get(0) + ": not found");
            }
            throw e;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** A process whose messages are in English and whose working directory every account may enter. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
        return builder;
    }

    /** Whether no directory of the search path holds this program. */
    static boolean isMissing(String program) {
        if (program.contains("/")) {
            return !Files.isExecutable(Path.of(program));
        }
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return List.of(path.split(":")).stream()
                .noneMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
