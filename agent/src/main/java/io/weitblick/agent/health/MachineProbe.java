package io.weitblick.agent.health;

import io.weitblick.common.sync.Health.Display;
import io.weitblick.common.sync.Health.MachineClock;
import io.weitblick.common.sync.Health.Power;
import io.weitblick.common.sync.Health.Pressure;
import io.weitblick.common.sync.Health.Software;
import io.weitblick.common.sync.Health.Storage;
import io.weitblick.common.sync.Health.Wifi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a board, its disks and its screen say of themselves in proc(5) and sysfs. Not thread-safe. */
final class MachineProbe {
    private static final int UNDER_VOLTAGE = 0;
    private static final int CAPPED = 1;
    private static final int THROTTLED = 2;
    private static final int SOFT_LIMIT = 3;
    /** Where the firmware's word has the same bits for the time since boot. */
    private static final int SINCE_BOOT = 16;

    private static final Pattern SIGNAL = Pattern.compile("(?m)^\\s*(\\w+):\\s+\\d+\\s+[-\\d.]+\\s+(-\\d+)\\.?\\s");
    private static final Pattern ROOT = Pattern.compile("(?m)^\\S+ / (\\S+) (\\S+) ");

    private final Path root;
    private boolean underVoltageSeen;

    MachineProbe(Path root) {
        this.root = root;
    }

    /** From the firmware, or from the voltage sensor, whose alarm is remembered here; null where neither tells. */
    @Nullable
    Power power() {
        for (Path soc : SysFiles.matching(root.resolve("sys/devices/platform"), "soc*")) {
            for (Path firmware : SysFiles.matching(soc, "*firmware")) {
                String word = SysFiles.text(firmware.resolve("get_throttled")).strip();
                if (word.matches("(0x)?[0-9a-fA-F]{1,8}")) {
                    return power(Long.parseLong(word.replaceFirst("^0x", ""), 16));
                }
            }
        }
        for (Path sensor : SysFiles.matching(root.resolve("sys/class/hwmon"), "hwmon*")) {
            Double alarm = SysFiles.number(sensor.resolve("in0_lcrit_alarm"));
            if (alarm != null && SysFiles.text(sensor.resolve("name")).strip().equals("rpi_volt")) {
                underVoltageSeen |= alarm != 0;
                return new Power(alarm != 0, underVoltageSeen, null, null);
            }
        }
        return null;
    }

    private static Power power(long word) {
        return new Power(
                bit(word, UNDER_VOLTAGE),
                bit(word, UNDER_VOLTAGE + SINCE_BOOT),
                isSlowed(word, 0),
                isSlowed(word, SINCE_BOOT));
    }

    private static boolean isSlowed(long word, int shift) {
        return bit(word, CAPPED + shift) || bit(word, THROTTLED + shift) || bit(word, SOFT_LIMIT + shift);
    }

    private static boolean bit(long word, int number) {
        return (word >> number & 1) == 1;
    }

    @Nullable
    Pressure pressure() {
        Double cpu = some("cpu");
        Double memory = some("memory");
        Double io = some("io");
        return cpu == null || memory == null || io == null ? null : new Pressure(cpu, memory, io);
    }

    private @Nullable Double some(String what) {
        Matcher line = Pattern.compile("(?m)^some .*avg60=([0-9.]+)")
                .matcher(SysFiles.text(root.resolve("proc/pressure").resolve(what)));
        return line.find() ? Double.valueOf(line.group(1)) : null;
    }

    Storage storage(@Nullable Boolean writes) {
        List<Path> systems = SysFiles.matching(root.resolve("sys/fs/ext4"), "*").stream()
                .filter(system -> Files.exists(system.resolve("errors_count")))
                .toList();
        Long errors = systems.isEmpty()
                ? null
                : Long.valueOf(systems.stream()
                        .map(system -> SysFiles.number(system.resolve("errors_count")))
                        .mapToLong(count -> count == null ? 0 : count.longValue())
                        .sum());
        return new Storage(rootSystem(), errors, writes);
    }

    /** The last line counts: what is mounted over it hides the others. */
    private Storage.@Nullable Root rootSystem() {
        Storage.Root found = null;
        Matcher line = ROOT.matcher(SysFiles.text(root.resolve("proc/mounts")));
        while (line.find()) {
            boolean readOnly = Stream.of(line.group(2).split(",")).anyMatch("ro"::equals);
            found = readOnly
                    ? Storage.Root.READ_ONLY
                    : line.group(1).equals("overlay") || line.group(1).equals("tmpfs")
                            ? Storage.Root.OVERLAY
                            : Storage.Root.WRITABLE;
        }
        return found;
    }

    @Nullable
    Wifi wifi() {
        Matcher line = SIGNAL.matcher(SysFiles.text(root.resolve("proc/net/wireless")));
        return line.find() ? new Wifi(line.group(1), Integer.parseInt(line.group(2))) : null;
    }

    /** A connector counts as connected only if the screen behind it names a resolution. */
    @Nullable
    Display display() {
        List<Path> connectors = SysFiles.matching(root.resolve("sys/class/drm"), "card*-*");
        if (connectors.isEmpty()) {
            return null;
        }
        for (Path connector : connectors) {
            Optional<String> mode =
                    SysFiles.text(connector.resolve("modes")).lines().findFirst();
            if (SysFiles.text(connector.resolve("status")).strip().equals("connected") && mode.isPresent()) {
                String name = connector.getFileName().toString().replaceFirst("^card\\d+-", "");
                return new Display(true, name, mode.get());
            }
        }
        return new Display(false, null, null);
    }

    /** systemd-timesyncd leaves a file when it has set the clock. */
    MachineClock clock(@Nullable Long aheadMillis) {
        Path service = root.resolve("run/systemd/timesync");
        Boolean synchronised =
                Files.isDirectory(service) ? Boolean.valueOf(Files.exists(service.resolve("synchronized"))) : null;
        return new MachineClock(synchronised, aheadMillis);
    }

    Software software() {
        Matcher os = Pattern.compile("(?m)^PRETTY_NAME=\"?([^\"\n]*)")
                .matcher(SysFiles.text(root.resolve("etc/os-release")));
        return new Software(
                os.find() ? os.group(1) : null,
                orNull(SysFiles.text(root.resolve("proc/sys/kernel/osrelease"))),
                Runtime.version().toString(),
                orNull(SysFiles.text(root.resolve("proc/device-tree/model"))));
    }

    private static @Nullable String orNull(String text) {
        String plain = text.replace("\u0000", "").strip();
        return plain.isEmpty() ? null : plain;
    }
}
