package io.weitblick.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo on a server of its own, started twice. */
class DemoIT {
    private final Path data = Path.of("target", "e2e", "demo", "data").toAbsolutePath();
    private ServerProcess server;

    @BeforeEach
    void start() {
        Program.output(Duration.ofSeconds(10), List.of("rm", "-rf", data.toString()));
        server = ServerProcess.start(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void putsThreeBoxesOnScreenAndTakesThemUpAgain() throws IOException, InterruptedException {
        List<String> first = run();
        List<String> ids = ids();

        List<String> second = run();

        assertThat(first)
                .containsExactly(
                        "lobby ON_SCREEN welcome.png",
                        "canteen ON_SCREEN menu.png",
                        "platform-1 ON_SCREEN departures.png");
        assertThat(second).isEqualTo(first);
        assertThat(ids()).hasSize(3).isEqualTo(ids);
        assertThat(server.admin().items("/rollouts")).hasSize(1);
    }

    private List<String> run() throws IOException, InterruptedException {
        try (Demo demo = new Demo(server.http(), server.secret("admin-token"), data.resolve("boxes"))) {
            demo.start();
            return demo.awaitScreens().stream()
                    .map(box -> box.hostname() + " " + box.state() + " " + box.screen())
                    .toList();
        }
    }

    private List<String> ids() {
        return server.admin().boxes().stream().map(BoxStatus::id).toList();
    }
}
