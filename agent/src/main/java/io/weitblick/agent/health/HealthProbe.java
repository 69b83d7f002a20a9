package io.weitblick.agent.health;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.common.sync.Health;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the machine's health from proc(5), sysfs and the media file system; what it cannot read is null. */
public final class HealthProbe {
    private static final Logger LOG = LoggerFactory.getLogger(HealthProbe.class);
    private static final long KIBIBYTE = 1024;
    private static final double MILLI = 1000;

    private final Path root;
    private final Path media;
    private final BoxClock clock;
    private final WriteCanary canary;
    private final MachineProbe machine;

    /**
     * @param root directory that holds {@code proc} and {@code sys}
     * @param media a directory on the media file system
     * @param clock what the server's time is
     * @param canary whether that file system takes what is written
     */
    public HealthProbe(Path root, Path media, BoxClock clock, WriteCanary canary) {
        this.root = root;
        this.media = media;
        this.clock = clock;
        this.canary = canary;
        this.machine = new MachineProbe(root);
    }

    /** Reads everything once. */
    public Health read() {
        Double uptime = SysFiles.number(root.resolve("proc/uptime"));
        FileStore disk = mediaStore();
        return new Health(
                uptime == null ? null : uptime.longValue(),
                SysFiles.number(root.resolve("proc/loadavg")),
                memory("MemTotal"),
                memory("MemAvailable"),
                space(disk, FileStore::getTotalSpace),
                space(disk, FileStore::getUsableSpace),
                temperature(),
                hardwareAes(),
                machine.power(),
                machine.pressure(),
                machine.storage(canary.works()),
                machine.wifi(),
                machine.display(),
                machine.clock(clock.systemAheadMillis()),
                machine.software());
    }

    private interface Space {
        long of(FileStore store) throws IOException;
    }

    private @Nullable FileStore mediaStore() {
        try {
            return Files.getFileStore(media);
        } catch (IOException e) {
            LOG.debug("No media file system path={}", media);
            return null;
        }
    }

    private static @Nullable Long space(@Nullable FileStore store, Space space) {
        try {
            return store == null ? null : space.of(store);
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable Long memory(String key) {
        Matcher line =
                Pattern.compile("(?m)^" + key + ":\\s+(\\d+) kB$").matcher(SysFiles.text(root.resolve("proc/meminfo")));
        return line.find() ? Long.valueOf(Long.parseLong(line.group(1)) * KIBIBYTE) : null;
    }

    private @Nullable Double temperature() {
        Double hottest = null;
        try (DirectoryStream<Path> zones =
                Files.newDirectoryStream(root.resolve("sys/class/thermal"), "thermal_zone*")) {
            for (Path zone : zones) {
                Double milli = SysFiles.number(zone.resolve("temp"));
                if (milli != null && (hottest == null || milli / MILLI > hottest)) {
                    hottest = milli / MILLI;
                }
            }
        } catch (IOException e) {
            LOG.debug("No thermal zones");
        }
        return hottest;
    }

    /** What the kernel says of the first processor: in its line {@code flags} on x86, {@code Features} on ARM. */
    private @Nullable Boolean hardwareAes() {
        Matcher line = Pattern.compile("(?m)^(?:flags|Features)[ \\t]*:(.*)$")
                .matcher(SysFiles.text(root.resolve("proc/cpuinfo")));
        return line.find()
                ? Boolean.valueOf(List.of(line.group(1).strip().split("\\s+")).contains("aes"))
                : null;
    }
}
