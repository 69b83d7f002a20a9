package io.weitblick.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.sync.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    @TempDir
    private Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void readsTheMachinesHealth() throws IOException {
        write("proc/uptime", "93784.71 360128.18\n");
        write("proc/loadavg", "0.42 0.36 0.30 2/167 1234\n");
        write("proc/meminfo", "MemTotal:         947340 kB\nMemFree: 1 kB\nMemAvailable:     531080 kB\n");
        write("sys/class/thermal/thermal_zone0/temp", "48312\n");
        write("sys/class/thermal/thermal_zone1/temp", "51000\n");

        Health health = probe(root).read();

        assertThat(health.uptimeSeconds()).isEqualTo(93784);
        assertThat(health.load1()).isEqualTo(0.42);
        assertThat(health.memoryTotalBytes()).isEqualTo(947340L * 1024);
        assertThat(health.memoryAvailableBytes()).isEqualTo(531080L * 1024);
        assertThat(health.temperatureCelsius()).isEqualTo(51.0);
        assertThat(health.mediaTotalBytes()).isGreaterThanOrEqualTo(health.mediaFreeBytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flags\t\t: fpu sse4_2 aes avx | true",
                "flags\t\t: fpu sse4_2 vaes avx | false",
                "Features\t: fp asimd evtstrm aes pmull sha1 | true",
                "Features\t: fp asimd evtstrm crc32 cpuid | false",
                "Features\t: | false",
                "vmx flags\t: vnmi aes |",
                "model name\t: aes |"
            })
    void tellsWhetherTheProcessorComputesAes(String line, @Nullable Boolean expected) throws IOException {
        write("proc/cpuinfo", "processor\t: 0\n" + line + "\nBogoMIPS\t: 38.40\n");

        assertThat(probe(root).read().hardwareAes()).isEqualTo(expected);
    }

    private HealthProbe probe(Path media) {
        return new HealthProbe(root, media, BoxClock.system(), new WriteCanary(media, "canary"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false, false, false",
        "0x50005, true, true, true, true",
        "50000, false, true, false, true",
        "80008, false, false, true, true",
        "20000, false, false, false, true"
    })
    void readsTheFirmwaresWordOnPower(
            String word, boolean low, boolean lowSeen, boolean throttled, boolean throttledSeen) throws IOException {
        write("sys/devices/platform/soc/soc:firmware/get_throttled", word + "\n");

        assertThat(probe(root).read().power()).isEqualTo(new Health.Power(low, lowSeen, throttled, throttledSeen));
    }

    @Test
    void remembersTheAlarmOfTheVoltageSensor() throws IOException {
        HealthProbe probe = probe(root);
        write("sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
        write("sys/class/hwmon/hwmon1/name", "rpi_volt\n");
        write("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
        assertThat(probe.read().power()).isEqualTo(new Health.Power(true, true, null, null));

        write("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n");

        assertThat(probe.read().power()).isEqualTo(new Health.Power(false, true, null, null));
    }

    @Test
    void readsPressureDisksWifiScreenAndSoftware() throws IOException {
        for (String what : new String[] {"cpu", "memory", "io"}) {
            write("proc/pressure/" + what, "some avg10=1.00 avg60=12.50 avg300=0.00 total=9\nfull avg60=3.00\n");
        }
        write("sys/fs/ext4/mmcblk0p2/errors_count", "3\n");
        write("sys/fs/ext4/mmcblk0p3/errors_count", "1\n");
        write("proc/mounts", "rootfs / rootfs rw 0 0\noverlayroot / overlay rw,relatime 0 0\n");
        write("proc/net/wireless", "Inter-| sta-|\n face | tus |\n wlan0: 0000   54.  -56.  -256        0\n");
        write("sys/class/drm/card1-HDMI-A-1/status", "disconnected\n");
        write("sys/class/drm/card1-HDMI-A-2/status", "connected\n");
        write("sys/class/drm/card1-HDMI-A-2/modes", "1920x1080\n1280x720\n");
        write("run/systemd/timesync/synchronized", "");
        write("etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
        write("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\u0000");

        Health health = probe(root).read();

        assertThat(health.pressure()).isEqualTo(new Health.Pressure(12.5, 12.5, 12.5));
        assertThat(health.storage()).isEqualTo(new Health.Storage(Health.Storage.Root.OVERLAY, 4L, null));
        assertThat(health.wifi()).isEqualTo(new Health.Wifi("wlan0", -56));
        assertThat(health.display()).isEqualTo(new Health.Display(true, "HDMI-A-2", "1920x1080"));
        assertThat(health.clock().synchronised()).isTrue();
        assertThat(health.software().os()).isEqualTo("Debian GNU/Linux 12 (bookworm)");
        assertThat(health.software().model()).isEqualTo("Raspberry Pi 4 Model B Rev 1.4");
    }

    @Test
    void aScreenWithoutAResolutionIsNone() throws IOException {
        write("sys/class/drm/card0-HDMI-A-1/status", "connected\n");
        write("sys/class/drm/card0-HDMI-A-1/modes", "");

        assertThat(probe(root).read().display()).isEqualTo(new Health.Display(false, null, null));
    }

    @Test
    void theCanaryTellsWhetherTheDiskTakesWrites() throws IOException {
        assertThat(new WriteCanary(root, "canary").tryOnce()).isTrue();
        assertThat(new WriteCanary(root.resolve("missing"), "canary").tryOnce()).isFalse();
    }

    @Test
    void guessesNothing() throws IOException {
        write("proc/meminfo", "nonsense\n");

        Health health = probe(root.resolve("missing")).read();

        assertThat(health)
                .usingRecursiveComparison()
                .ignoringFields("storage", "clock", "software")
                .isEqualTo(Health.UNKNOWN);
        assertThat(health.storage()).isEqualTo(new Health.Storage(null, null, null));
        assertThat(health.clock()).isEqualTo(new Health.MachineClock(null, null));
        assertThat(health.software().os()).isNull();
    }

    @Test
    void keepsABootsIdOverRestartsButNotOverReboots() throws IOException {
        write("boot_id", "11111111-1111-1111-1111-111111111111\n");
        Path run = root.resolve("run");
        String first = BootId.of(run, root.resolve("boot_id"), new DurableFiles());
        String clone = BootId.of(root.resolve("run2"), root.resolve("boot_id"), new DurableFiles());

        assertThat(BootId.of(run, root.resolve("boot_id"), new DurableFiles())).isEqualTo(first);
        assertThat(clone).isNotEqualTo(first);
        write("boot_id", "22222222-2222-2222-2222-222222222222\n");
        assertThat(BootId.of(run, root.resolve("boot_id"), new DurableFiles())).isNotEqualTo(first);
    }
}
