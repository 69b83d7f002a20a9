package io.weitblick.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

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

        Health health = new HealthProbe(root, root).read();

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

        assertThat(new HealthProbe(root, root).read().hardwareAes()).isEqualTo(expected);
    }

    @Test
    void guessesNothing() throws IOException {
        write("proc/meminfo", "nonsense\n");

        Health health = new HealthProbe(root, root.resolve("missing")).read();

        assertThat(health).isEqualTo(new Health(null, null, null, null, null, null, null, null));
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
