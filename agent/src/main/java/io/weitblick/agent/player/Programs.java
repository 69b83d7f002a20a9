package io.weitblick.agent.player;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs short programs to their end. */
class Programs {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /**
     * How a program ended.
     *
     * @param exit its exit status
     * @param output what it wrote to standard output and error
     */
    record Result(int exit, String output) {}

    /** @throws PlayerException if it cannot be run, or does not end in time */
    Result run(List<String> line) throws PlayerException {
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new PlayerException(line.get(0) + " does not end");
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new PlayerException("the agent is closing", e);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.exitValue(), output.strip());
        } catch (IOException e) {
            throw new PlayerException(line.get(0) + " cannot be run: " + e.getMessage(), e);
        }
    }
}
