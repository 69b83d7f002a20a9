package io.weitblick.agent.player;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads which processes are in a control group (cgroups(7)), the kernel's own answer to what really runs. */
final class Cgroups {
    private final List<Path> roots;

    /** @param mount where cgroupfs is mounted, normally {@code /sys/fs/cgroup} */
    Cgroups(Path mount) {
        this.roots = List.of(mount, mount.resolve("unified"), mount.resolve("systemd"));
    }

    /** The processes of a group and all groups below it; none if the group does not exist. */
    List<String> processes(String group) {
        List<String> found = new ArrayList<>();
        for (Path root : roots) {
            Path directory = root.resolve(group.startsWith("/") ? group.substring(1) : group);
            if (!group.isEmpty() && Files.isDirectory(directory)) {
                collect(directory, found);
                return found;
            }
        }
        return found;
    }

    private static void collect(Path directory, List<String> found) {
        try (Stream<Path> files = Files.find(directory, 10, (path, attributes) -> path.endsWith("cgroup.procs"))) {
            for (Path procs : (Iterable<Path>) files::iterator) {
                found.addAll(read(procs));
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // A group that vanishes while it is read has no processes.
            return;
        }
    }

    private static List<String> read(Path procs) {
        try {
            return Files.readAllLines(procs);
        } catch (IOException e) {
            return List.of();
        }
    }
}
