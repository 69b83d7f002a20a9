package io.weitblick.agent.player;

import io.weitblick.common.sync.OnScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays each medium as a transient unit of systemd's user manager, all in one slice, so that whatever a player started
 * can be stopped at once. Restarts a failing player three times within a minute (systemd.unit(5), StartLimitBurst).
 */
public final class SlicePlayer implements Player {
    private static final Logger LOG = LoggerFactory.getLogger(SlicePlayer.class);
    private static final String PREFIX = "weitblick-player-";
    private static final List<String> PROPERTIES = List.of(
            "Type=exec",
            "Restart=on-failure",
            "RestartSec=300ms",
            "StartLimitIntervalSec=60",
            "StartLimitBurst=3",
            "KillMode=mixed",
            "TimeoutStopSec=300ms");
    private static final int KILL_CHECKS = 50;
    private static final long KILL_CHECK_MILLIS = 20;

    private final SliceSettings settings;
    private final List<String> hidden;
    private final Programs programs;
    private final Cgroups cgroups;
    private final String series =
            Integer.toHexString(ThreadLocalRandom.current().nextInt());
    private int started;

    /** @param hidden what players must not reach, besides their user's bus and systemd */
    public SlicePlayer(SliceSettings settings, List<Path> hidden) {
        this(settings, hiddenFrom(hidden), new Programs(), new Cgroups(Path.of("/sys/fs/cgroup")));
    }

    SlicePlayer(SliceSettings settings, List<String> hidden, Programs programs, Cgroups cgroups) {
        this.settings = settings;
        this.hidden = List.copyOf(hidden);
        this.programs = programs;
        this.cgroups = cgroups;
    }

    private static List<String> hiddenFrom(List<Path> paths) {
        List<String> all = new ArrayList<>();
        paths.forEach(path -> all.add(path.toString()));
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            all.addAll(List.of(runtime + "/bus", runtime + "/dbus-1", runtime + "/systemd"));
        }
        return all;
    }

    @Override
    public void stopAll() throws PlayerException {
        String group = show(settings.slice(), "ControlGroup").getOrDefault("ControlGroup", "");
        systemctl("stop", settings.slice());
        if (!cgroups.processes(group).isEmpty()) {
            LOG.warn("Processes outlive the stop and are killed slice={}", settings.slice());
            systemctl("kill", "--signal=KILL", settings.slice());
            requireEmpty(group);
        }
        programs.run(List.of("systemctl", "--user", "reset-failed", PREFIX + "*"));
    }

    private void requireEmpty(String group) throws PlayerException {
        try {
            for (int check = 0; check < KILL_CHECKS; check++) {
                if (cgroups.processes(group).isEmpty()) {
                    return;
                }
                Thread.sleep(KILL_CHECK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new PlayerException("processes of the former show do not end: " + cgroups.processes(group));
    }

    @Override
    public Run start(Medium medium) throws PlayerException {
        CommandTemplate command = settings.command(medium.type())
                .orElseThrow(
                        () -> new PlayerException("agent.conf has no command for " + medium.type() + " in [player]"));
        return launch(command.lineFor(medium));
    }

    @Override
    public void idle(OnScreen.Content content) throws PlayerException {
        stopAll();
        if (content == OnScreen.Content.LOGO && settings.logo() != null) {
            launch(settings.logo().words());
        }
    }

    private Run launch(List<String> command) throws PlayerException {
        String unit = PREFIX + series + "-" + started++ + ".service";
        List<String> line = new ArrayList<>(
                List.of("systemd-run", "--user", "--quiet", "--unit=" + unit, "--slice=" + settings.slice()));
        PROPERTIES.forEach(property -> line.addAll(List.of("-p", property)));
        if (settings.isolated()) {
            line.addAll(List.of("-p", "PrivateUsers=yes"));
            hidden.forEach(path -> line.addAll(List.of("-p", "InaccessiblePaths=-" + path)));
        }
        settings.properties().forEach(property -> line.addAll(List.of("-p", property)));
        settings.environment().forEach(variable -> line.add("--setenv=" + variable));
        line.add("--");
        line.addAll(command);
        Programs.Result result = programs.run(line);
        if (result.exit() != 0) {
            programs.run(List.of("systemctl", "--user", "reset-failed", unit));
            throw new PlayerException(command.get(0) + " does not start: " + result.output());
        }
        return new UnitRun(unit);
    }

    private void systemctl(String... arguments) throws PlayerException {
        List<String> line = new ArrayList<>(List.of("systemctl", "--user"));
        line.addAll(List.of(arguments));
        Programs.Result result = programs.run(line);
        if (result.exit() != 0) {
            throw new PlayerException(String.join(" ", line) + ": " + result.output());
        }
    }

    private Map<String, String> show(String unit, String properties) throws PlayerException {
        Map<String, String> values = new HashMap<>();
        programs.run(List.of("systemctl", "--user", "show", "--property=" + properties, unit))
                .output()
                .lines()
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    values.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
                });
        return values;
    }

    /** Leaves the screen as it is: a show plays on while the agent is replaced. */
    @Override
    public void close() {}

    private final class UnitRun implements Run {
        private final String unit;
        private String group = "";

        private UnitRun(String unit) {
            this.unit = unit;
        }

        /** Asks systemd until it says active, and the kernel each time. */
        @Override
        public Status status() {
            if (!group.isEmpty() && !cgroups.processes(group).isEmpty()) {
                return Status.RUNNING;
            }
            try {
                Map<String, String> now = show(unit, "ActiveState,ControlGroup");
                return switch (now.getOrDefault("ActiveState", "")) {
                    case "active" -> confirm(now.getOrDefault("ControlGroup", ""));
                    case "activating", "reloading" -> Status.STARTING;
                    case "failed" -> Status.FAILED;
                    default -> Status.ENDED;
                };
            } catch (PlayerException e) {
                LOG.warn("The player cannot be watched unit={} cause={}", unit, e.getMessage());
                return Status.STARTING;
            }
        }

        private Status confirm(String seen) {
            if (cgroups.processes(seen).isEmpty()) {
                return Status.STARTING;
            }
            group = seen;
            return Status.RUNNING;
        }

        @Override
        public void stop() {
            try {
                systemctl("stop", unit);
                programs.run(List.of("systemctl", "--user", "reset-failed", unit));
            } catch (PlayerException e) {
                LOG.warn("A player cannot be stopped unit={} cause={}", unit, e.getMessage());
            }
        }
    }
}
