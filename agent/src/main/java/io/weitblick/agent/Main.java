package io.weitblick.agent;

import io.weitblick.agent.config.AgentSettings;
import io.weitblick.agent.config.BoxConf;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.health.Watchdog;
import io.weitblick.agent.host.Card;
import io.weitblick.agent.journal.JournalLog;
import io.weitblick.agent.player.SlicePlayer;
import io.weitblick.agent.player.SliceSettings;
import io.weitblick.agent.sync.Machine;
import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent as a program: {@code weitblick-agent [--conf himblick.conf] [--agent-conf agent.conf] [--debug]}. */
public final class Main {
    private static final Path AGENT_CONF = Path.of("/etc/weitblick/agent.conf");

    private static final Duration REHEARSAL = Duration.ofSeconds(2);

    private Main() {}

    /** Runs until it is told to end. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = Arrays.asList(arguments);
        JournalLog.start(words.contains("--debug"));
        Logger log = LoggerFactory.getLogger(Main.class);
        ConfFile agentConf = BoxConf.read(option(words, "--agent-conf", AGENT_CONF));
        Path conf = option(words, "--conf", Card.confOfThisMachine().orElse(BoxConf.HIMBLICK_CONF.get(0)));
        ConfFile himblickConf = BoxConf.read(conf);
        AgentSettings settings = new BoxConf(himblickConf, agentConf)
                .settings(line(Path.of("/proc/sys/kernel/hostname"), "unnamed"), line(Path.of("/etc/machine-id"), ""));
        if (settings.server() == null) {
            log.warn("himblick.conf names no server ([fleet] server), so this box only plays what it has");
        }
        SlicePlayer player = new SlicePlayer(
                SliceSettings.of(agentConf),
                // The card's file holds the passwords of the networks.
                List.of(settings.directories().state(), settings.directories().inbox(), conf));
        if (words.contains("--rehearse")) {
            rehearse(settings);
            return;
        }
        AgentRuntime agent = AgentRuntime.start(settings, player, new DurableFiles(), Machine.own());
        Watchdog.start(agent::isHealthy);
        log.info("The agent runs hostname={} server={}", settings.hostname(), settings.server());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.close();
            ended.countDown();
        }));
        ended.await();
    }

    /** Loads what a start loads, for the archive of classes that is made when the package is installed. */
    private static void rehearse(AgentSettings settings) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("weitblick-rehearsal");
        DurableFiles files = new DurableFiles();
        Directories directories =
                new Directories(home.resolve("media"), home.resolve("state"), home.resolve("run"), home);
        AgentSettings alone = AgentSettings.builder(settings.hostname())
                .directories(directories)
                .server(URI.create("http://127.0.0.1:9"), null)
                .enrollmentToken("rehearsal")
                .build();
        try (AgentRuntime agent = AgentRuntime.start(
                alone, new SlicePlayer(SliceSettings.of(ConfFile.parse("")), List.of()), files, Machine.none())) {
            Json.mapper().writeValueAsString(agent.snapshot());
            Thread.sleep(REHEARSAL.toMillis());
        } finally {
            files.delete(home);
        }
    }

    private static Path option(List<String> words, String name, Path otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Path.of(words.get(at + 1)) : otherwise;
    }

    private static String line(Path file, String otherwise) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return otherwise;
        }
    }
}
