package io.weitblick.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.host.HostChange.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostSetupTest {
    private static final String CONF = "/boot/firmware/himblick.conf";
    private static final String STATUS = "/boot/firmware/himblick-status.txt";

    @TempDir
    private Path directory;

    private HostRoot root;
    private final DurableFiles files = new DurableFiles();
    private final List<String> ran = new ArrayList<>();

    @BeforeEach
    void makeMachine() throws IOException {
        root = new HostRoot(directory);
        write("/etc/hostname", "raspberrypi\n");
        write("/etc/hosts", "127.0.0.1\tlocalhost\n127.0.1.1\traspberrypi\n::1\tlocalhost\n");
        write("/etc/default/keyboard", "# comment\nXKBMODEL=\"pc105\"\nXKBLAYOUT=\"gb\"\nXKBVARIANT=\"\"\n");
        write("/usr/share/zoneinfo/Europe/Berlin", "");
        write("/etc/timezone", "Etc/UTC\n");
        Files.createSymbolicLink(root.at("/etc/localtime"), Path.of("/usr/share/zoneinfo/Etc/UTC"));
        Files.createDirectories(root.at("/boot/firmware"));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.at(path).getParent());
        Files.writeString(root.at(path), text);
    }

    private String read(String path) {
        return root.text(path).orElse("");
    }

    /** Files for real, programs only noted. */
    private HostSetup.Outcome boot() {
        ran.clear();
        Hands real = Hands.of(root, files);
        return new HostSetup(root, files, change -> {
                    if (change instanceof Run run) {
                        ran.add(String.join(" ", run.line()));
                    } else {
                        real.make(change);
                    }
                })
                .boot();
    }

    @Test
    void appliesWhatTheCardSays() throws IOException {
        write(CONF, "[general]\nname = Lobby\ntimezone = Europe/Berlin\nkeyboard layout = de(nodeadkeys)\n");

        HostSetup.Outcome outcome = boot();

        assertThat(outcome.problems()).isEmpty();
        assertThat(read("/etc/hostname")).isEqualTo("lobby\n");
        assertThat(read("/etc/hosts")).isEqualTo("127.0.0.1\tlocalhost\n127.0.1.1\tlobby\n::1\tlocalhost\n");
        assertThat(root.target("/etc/localtime")).contains("/usr/share/zoneinfo/Europe/Berlin");
        assertThat(read("/etc/timezone")).isEqualTo("Europe/Berlin\n");
        assertThat(read("/etc/default/keyboard"))
                .isEqualTo("# comment\nXKBMODEL=\"pc105\"\nXKBLAYOUT=\"de\"\nXKBVARIANT=\"nodeadkeys\"\n");
        assertThat(ran).contains("hostname lobby", "setupcon --save-only");
        assertThat(Files.getPosixFilePermissions(root.at("/etc/hosts")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        write("/proc/sys/kernel/hostname", "lobby\n");
        write(CONF, "[general]\nname = lobby\ntimezone = Europe/Berlin\nkeyboard layout = de\n");
        boot();
        List<HostChange> again = new ArrayList<>();

        new HostSetup(root, files, again::add).boot();

        assertThat(again).isEmpty();
    }

    @Test
    void aWrongSettingStopsNoOtherAndIsToldOnTheCard() throws IOException {
        write(CONF, "[general]\nname = a b\ntimezone = Europe/Rome\nkeyboard layout = de\n");

        boot();

        assertThat(read("/etc/hostname")).isEqualTo("raspberrypi\n");
        assertThat(read("/etc/default/keyboard")).contains("XKBLAYOUT=\"de\"");
        assertThat(read(STATUS))
                .contains("line 2: [general] name \"a b\" is not a hostname")
                .contains("time zone Europe/Rome cannot be set: this machine lacks /usr/share/zoneinfo/Europe/Rome")
                .contains("In force:\r\n  - keyboard layout de");
    }

    @Test
    void aFileThatIsGoneOrEmptyLeavesTheLastOneInForce() throws IOException {
        write(CONF, "[general]\nname = lobby\n");
        boot();
        for (boolean gone : new boolean[] {true, false}) {
            write("/etc/hostname", "raspberrypi\n");
            Files.deleteIfExists(root.at(CONF));
            if (!gone) {
                write(CONF, "");
            }

            HostSetup.Outcome outcome = boot();

            assertThat(read("/etc/hostname")).isEqualTo("lobby\n");
            assertThat(outcome.problems()).singleElement().asString().contains("the last one");
        }
    }

    @Test
    void theLastFileIsKeptForRootAlone() throws IOException {
        write(CONF, "[wifi a]\npassword = geheimnis\n");

        boot();

        assertThat(read(HostSetup.LAST_GOOD)).contains("geheimnis");
        assertThat(Files.getPosixFilePermissions(root.at(HostSetup.LAST_GOOD)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void findsTheFileUnderTheNamesThatEditorsGiveIt() throws IOException {
        write("/boot/firmware/himblick.conf.txt", "[general]\nname = texted\n");
        boot();
        assertThat(read("/etc/hostname")).isEqualTo("texted\n");

        write("/boot/firmware/Himblick.conf", "[general]\nname = upper\n");
        boot();
        assertThat(read("/etc/hostname")).isEqualTo("upper\n");

        write(CONF, "[general]\nname = exact\n");
        HostSetup.Outcome outcome = boot();
        assertThat(read("/etc/hostname")).isEqualTo("exact\n");
        assertThat(outcome.hints()).contains("himblick.conf.txt is not read, because there is himblick.conf");
    }

    @Test
    void anOlderCardIsMountedElsewhere() throws IOException {
        write("/boot/himblick.conf", "[general]\nname = older\n");

        boot();

        assertThat(read("/etc/hostname")).isEqualTo("older\n");
    }

    @Test
    void aFileThatIsTooLongIsNotRead() throws IOException {
        write(CONF, "#".repeat(65_536) + "\n[general]\nname = lobby\n");

        HostSetup.Outcome outcome = boot();

        assertThat(read("/etc/hostname")).isEqualTo("raspberrypi\n");
        assertThat(outcome.problems()).singleElement().asString().contains("longer than 64 KiB");
    }

    @Test
    void theStatusIsWrittenOnlyWhenItSaysSomethingElse() throws IOException {
        write(CONF, "[general]\nname = lobby\n");
        boot();
        Files.setLastModifiedTime(root.at(STATUS), FileTime.fromMillis(0));

        boot();

        assertThat(Files.getLastModifiedTime(root.at(STATUS)).toMillis()).isZero();
    }

    @Test
    void aDryRunTellsEverythingButSecretsAndTouchesNothing() throws IOException {
        write("/usr/sbin/NetworkManager", "");
        write(CONF, "[general]\nname = lobby\nwifi country = de\n[wifi a]\npassword = geheimnis\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new HostSetup(root, files, Hands.telling(new PrintStream(out, true, StandardCharsets.UTF_8))).wouldDo(null);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("/etc/hostname:\n  lobby\n")
                .contains("run: hostname lobby\n")
                .contains("  ssid=a\n", "  psk=********\n", "run: iw reg set DE\n")
                .doesNotContain("geheimnis");
        assertThat(read("/etc/hostname")).isEqualTo("raspberrypi\n");
        assertThat(root.has(STATUS)).isFalse();
        assertThat(root.has(HostSetup.LAST_GOOD)).isFalse();
    }

    @Test
    void whatCannotBeWrittenIsTold() throws IOException {
        write(CONF, "[general]\nname = lobby\nkeyboard layout = de\n");

        HostSetup.Outcome outcome = new HostSetup(root, files, change -> {
                    throw new IOException("Read-only file system");
                })
                .boot();

        assertThat(outcome.problems())
                .containsExactly(
                        "hostname lobby cannot be set: Read-only file system",
                        "keyboard layout de cannot be set: Read-only file system");
    }
}
