package io.weitblick.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.host.HostRequest.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RequestQueueTest {
    @TempDir
    private Path directory;

    private HostRoot root;
    private Path requests;
    private final List<Word> worked = new ArrayList<>();

    @BeforeEach
    void makeQueue() throws IOException {
        root = new HostRoot(directory);
        requests = Files.createDirectories(root.at(HostRequest.REQUESTS));
    }

    private void drain() throws IOException {
        new RequestQueue(root, new DurableFiles(), word -> {
                    worked.add(word);
                    if (word == Word.POWER_OFF) {
                        throw new IOException("there is\nno switch");
                    }
                    return "done";
                })
                .drain();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(requests)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String result(String id) {
        return root.text(HostRequest.RESULTS + "/" + id + ".result").orElse("none");
    }

    @Test
    void doesWhatItIsAskedForAndAnswers() throws IOException {
        Files.writeString(requests.resolve("cmd_1.request"), "reboot\n");
        Files.writeString(requests.resolve("cmd_2.request"), "power-off");

        drain();

        assertThat(worked).containsExactly(Word.REBOOT, Word.POWER_OFF);
        assertThat(result("cmd_1")).isEqualTo("ok done\n");
        assertThat(result("cmd_2")).isEqualTo("failed there is no switch\n");
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reboot; rm -rf /", "REBOOT", "", "exec /bin/sh", "reboot\nreboot", "\u0000"})
    void knowsNoOtherWords(String text) throws IOException {
        Files.writeString(requests.resolve("cmd_1.request"), text);

        drain();

        assertThat(worked).isEmpty();
        assertThat(left()).isEmpty();
        assertThat(result("cmd_1")).startsWith("failed ");
    }

    @Test
    void putsAsideWhatIsNoRequest() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("secret"), "reboot");
        Files.createSymbolicLink(requests.resolve("link.request"), directory.resolve("secret"));
        Files.createSymbolicLink(requests.resolve("dangling.request"), directory.resolve("nothing"));
        Files.createDirectories(requests.resolve("directory.request/deeper"));
        Files.writeString(requests.resolve("long.request"), "reboot" + " ".repeat(HostRequest.MAX_BYTES));
        Files.writeString(requests.resolve("Upper Case"), "reboot");
        assertThat(new ProcessBuilder("mkfifo", requests.resolve("pipe.request").toString())
                        .start()
                        .waitFor())
                .isZero();

        drain();

        assertThat(worked).isEmpty();
        assertThat(left()).isEmpty();
        assertThat(Files.readString(directory.resolve("secret"))).isEqualTo("reboot");
        try (Stream<Path> refused = Files.list(root.at("/run/weitblick-host/refused"))) {
            assertThat(refused).hasSize(6);
        }
    }

    @Test
    void keepsFewOfTheRefused() throws IOException {
        for (int i = 0; i < 60; i++) {
            Files.writeString(requests.resolve("nonsense-" + i), "");
        }

        drain();

        assertThat(left()).isEmpty();
        try (Stream<Path> refused = Files.list(root.at("/run/weitblick-host/refused"))) {
            assertThat(refused.count()).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void leavesWhatIsBeingWrittenUntilItIsOld() throws IOException {
        Path half = Files.writeString(requests.resolve(".cmd_1.request"), "reb");
        drain();
        assertThat(left()).containsExactly(".cmd_1.request");

        Files.setLastModifiedTime(
                half,
                FileTime.fromMillis(
                        System.currentTimeMillis() - Duration.ofMinutes(2).toMillis()));
        drain();
        assertThat(left()).isEmpty();
    }

    @Test
    void theAgentGetsItsAnswer() throws IOException, InterruptedException {
        Thread rootsSide = new Thread(() -> {
            try {
                while (left().stream().allMatch(name -> name.startsWith("."))) {
                    Thread.sleep(10);
                }
                drain();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        rootsSide.start();
        RootRequests agent = new RootRequests(root, Duration.ofSeconds(10));

        HostResult result = agent.ask("cmd_1", Word.APPLY_CARD);

        assertThat(result).isEqualTo(new HostResult(true, "done"));
        rootsSide.join();
    }

    @Test
    void theAgentDoesNotWaitForEver() {
        RootRequests agent = new RootRequests(root, Duration.ofMillis(200));

        assertThatThrownBy(() -> agent.ask("cmd_1", Word.REBOOT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not answered");
    }
}
