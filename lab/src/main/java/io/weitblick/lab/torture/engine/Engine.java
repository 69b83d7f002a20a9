package io.weitblick.lab.torture.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.common.json.Json;
import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Project;
import io.weitblick.lab.torture.box.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The push engine's process as seen from outside. */
public final class Engine implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Victim victim;
    private volatile Consumer<String> listener = line -> {};
    private volatile @Nullable CompletableFuture<Result> answer;

    /**
     * How an order ended.
     *
     * @param delivered whether the box has everything
     * @param text the engine's line; {@code died} if it was killed meanwhile
     */
    public record Result(boolean delivered, String text) {
        /** Whether the engine was killed. */
        public boolean died() {
            return text.equals("died");
        }
    }

    private Engine(Project project, Path log) {
        Path server = project.serverApp();
        String classPath = String.join(
                ":",
                server + "/app/*",
                server + "/lib/main/*",
                server + "/lib/boot/*",
                project.labJar().toString());
        this.victim = Victim.start(
                List.of(
                        "java",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.util.logging.manager=java.util.logging.LogManager",
                        "-cp",
                        classPath,
                        EngineMain.class.getName()),
                log,
                this::heard);
        victim.handle().onExit().thenRun(() -> finish(new Result(false, "died")));
    }

    /** Starts one; it takes a moment until it takes orders, which may be given before. */
    public static Engine start(Path log) {
        return new Engine(Project.find(), log);
    }

    /**
     * Delivers and waits for the end.
     *
     * @param lines receives the engine's lines while it works
     */
    public Result deliver(Order order, Consumer<String> lines) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        listener = lines;
        answer = result;
        if (!victim.isAlive()) {
            return new Result(false, "died");
        }
        try {
            victim.tell(Json.mapper().writeValueAsString(order));
            Result end = result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (end.died()) {
                victim.awaitEnd(LIMIT);
            }
            return end;
        } catch (JsonProcessingException | ExecutionException | TimeoutException e) {
            throw new LabException("the engine does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted during a delivery", e);
        }
    }

    /** Whether it can take orders. */
    public boolean isAlive() {
        return victim.isAlive();
    }

    private void heard(String line) {
        listener.accept(line);
        if (line.startsWith("delivered ")) {
            finish(new Result(true, line));
        } else if (line.startsWith("failed ")) {
            finish(new Result(false, line));
        }
    }

    private void finish(Result result) {
        CompletableFuture<Result> waiting = answer;
        if (waiting != null) {
            waiting.complete(result);
        }
    }

    @Override
    public void close() {
        victim.close();
    }
}
