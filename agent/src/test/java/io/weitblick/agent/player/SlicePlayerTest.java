package io.weitblick.agent.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.media.MediaType;
import io.weitblick.common.sync.OnScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicePlayerTest {
    private static final String GROUP = "/user.slice/player.slice";

    @TempDir
    private Path cgroups;

    private final FakeSystemd systemd = new FakeSystemd();
    private SlicePlayer player;

    /** Stands for systemctl and systemd-run: keeps cgroup files as the kernel would. */
    private final class FakeSystemd extends Programs {
        private final List<String> calls = new ArrayList<>();
        private String activeState = "active";
        private boolean stopWorks = true;
        private boolean killWorks = true;
        private int runExit;

        @Override
        Result run(List<String> line) throws PlayerException {
            calls.add(String.join(" ", line));
            if (line.get(0).equals("systemd-run")) {
                String unit = line.get(3).substring("--unit=".length());
                processes(GROUP + "/" + unit, runExit == 0 ? "101\n" : "");
                return new Result(runExit, runExit == 0 ? "" : "Failed at step EXEC");
            }
            if (line.contains("show")) {
                String name = line.get(line.size() - 1);
                return new Result(
                        0,
                        "ActiveState=" + activeState + "\nControlGroup="
                                + (name.endsWith(".slice") ? GROUP : GROUP + "/" + name));
            }
            if (line.contains("stop") && stopWorks || line.contains("kill") && killWorks) {
                clear();
            }
            return new Result(0, "");
        }

        private void processes(String group, String pids) {
            try {
                Path directory = Files.createDirectories(cgroups.resolve(group.substring(1)));
                Files.writeString(directory.resolve("cgroup.procs"), pids);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void clear() {
            try (var files = Files.walk(cgroups)) {
                for (Path file : (Iterable<Path>) files.filter(path -> path.endsWith("cgroup.procs"))::iterator) {
                    Files.writeString(file, "");
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void prepare() {
        SliceSettings settings = SliceSettings.of(ConfFile.parse("""
                [player]
                image = /usr/bin/show "two words" --for={seconds} {file}
                gif = /usr/bin/loop {file}
                environment = WAYLAND_DISPLAY=wayland-1
                properties = MemoryMax=400M
                """));
        player = new SlicePlayer(settings, List.of("/var/lib/weitblick/agent"), systemd, new Cgroups(cgroups));
    }

    private static Medium medium(MediaType type) {
        return new Medium(Path.of("/srv/media/store/objects/a.png"), type, 10, "menu.png");
    }

    @Test
    void startsATransientUnitInTheSlice() throws PlayerException {
        Player.Run run = player.start(medium(MediaType.PNG));

        assertThat(systemd.calls.get(0))
                .startsWith("systemd-run --user --quiet --unit=weitblick-player-")
                .contains(
                        " --slice=player.slice ",
                        " -p Type=exec ",
                        " -p Restart=on-failure ",
                        " -p KillMode=mixed ",
                        " -p TimeoutStopSec=300ms ",
                        " -p PrivateUsers=yes ",
                        " -p InaccessiblePaths=-/var/lib/weitblick/agent ",
                        " -p MemoryMax=400M ",
                        " --setenv=WAYLAND_DISPLAY=wayland-1 ")
                .endsWith(" -- /usr/bin/show two words --for=10 /srv/media/store/objects/a.png");
        assertThat(run.status()).isEqualTo(Player.Status.RUNNING);
    }

    @Test
    void prefersTheCommandOfTheType() throws PlayerException {
        player.start(medium(MediaType.GIF));

        assertThat(systemd.calls.get(0)).endsWith(" -- /usr/bin/loop /srv/media/store/objects/a.png");
    }

    @Test
    void saysWhichCommandIsMissing() {
        assertThatThrownBy(() -> player.start(medium(MediaType.PDF)))
                .isInstanceOf(PlayerException.class)
                .hasMessageContaining("agent.conf");
    }

    @Test
    void tellsWhyAPlayerDoesNotStart() {
        systemd.runExit = 1;

        assertThatThrownBy(() -> player.start(medium(MediaType.PNG)))
                .isInstanceOf(PlayerException.class)
                .hasMessageContaining("/usr/bin/show", "Failed at step EXEC");
    }

    @Test
    void doesNotBelieveInAnActiveUnitWithoutProcesses() throws PlayerException {
        Player.Run run = player.start(medium(MediaType.PNG));
        systemd.clear();

        assertThat(run.status()).isEqualTo(Player.Status.STARTING);
    }

    @Test
    void noticesWhatBecameOfAUnit() throws PlayerException {
        Player.Run run = player.start(medium(MediaType.PNG));
        assertThat(run.status()).isEqualTo(Player.Status.RUNNING);
        systemd.clear();

        systemd.activeState = "failed";
        assertThat(run.status()).isEqualTo(Player.Status.FAILED);
        systemd.activeState = "activating";
        assertThat(run.status()).isEqualTo(Player.Status.STARTING);
        systemd.activeState = "inactive";
        assertThat(run.status()).isEqualTo(Player.Status.ENDED);
    }

    @Test
    void stopsTheWholeSlice() throws PlayerException {
        player.start(medium(MediaType.PNG));

        player.idle(OnScreen.Content.NOTHING_DUE);

        assertThat(systemd.calls)
                .contains("systemctl --user stop player.slice")
                .noneMatch(call -> call.contains("kill"));
    }

    @Test
    void killsWhatOutlivesTheStop() throws PlayerException {
        player.start(medium(MediaType.PNG));
        systemd.stopWorks = false;

        player.stopAll();

        assertThat(systemd.calls).contains("systemctl --user kill --signal=KILL player.slice");
    }

    @Test
    void doesNotClaimAnEmptyScreenWhileProcessesAreLeft() throws PlayerException {
        player.start(medium(MediaType.PNG));
        systemd.stopWorks = false;
        systemd.killWorks = false;

        assertThatThrownBy(() -> player.stopAll())
                .isInstanceOf(PlayerException.class)
                .hasMessageContaining("101");
    }
}
