package io.weitblick.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.host.HostChange.Remove;
import io.weitblick.agent.host.HostChange.WriteFile;
import io.weitblick.common.boxconf.BoxConfig;
import io.weitblick.common.conf.ConfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WifiSettingsTest {
    private static final String CONNECTIONS = "/run/NetworkManager/system-connections";

    @TempDir
    private Path directory;

    private List<HostChange> changes(String conf) throws IOException {
        List<HostChange> changes = new ArrayList<>();
        for (HostSetting setting : new WifiSettings(new HostRoot(directory)).of(BoxConfig.of(ConfFile.parse(conf)))) {
            changes.addAll(setting.plan().changes());
        }
        return changes;
    }

    private String written(String conf) throws IOException {
        return changes(conf).stream()
                .filter(WriteFile.class::isInstance)
                .map(WriteFile.class::cast)
                .filter(write -> !write.mode().equals("rw-r--r--"))
                .map(WriteFile::content)
                .reduce("", String::concat);
    }

    private void touch(String path) throws IOException {
        Path file = new HostRoot(directory).at(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    @Test
    void noCharacterBreaksOutOfAKeyfile() throws IOException {
        touch("/usr/sbin/NetworkManager");

        String keyfile = written("[wifi a;b\u00e9]\npassword = back\\slash;#[x]\n");

        assertThat(keyfile).contains("\nssid=97;59;98;195;169;\n").contains("\npsk=back\\\\slash;#[x]\n");
        assertThat(keyfile.lines().filter(line -> line.startsWith("["))).hasSize(5);
    }

    @Test
    void theOrderOfTheFileIsTheOrderOfPreference() throws IOException {
        touch("/usr/sbin/NetworkManager");

        List<HostChange> changes = changes("[wifi a]\npassword = aaaaaaaa\n[wifi b]\npassword = bbbbbbbb\n");

        assertThat(changes).hasSize(2);
        assertThat(((WriteFile) changes.get(0)).content()).contains("ssid=a\n").contains("autoconnect-priority=2\n");
        assertThat(((WriteFile) changes.get(1)).content()).contains("ssid=b\n").contains("autoconnect-priority=1\n");
        assertThat(((WriteFile) changes.get(0)).mode()).isEqualTo("rw-------");
    }

    @Test
    void aNetworkThatIsNoLongerNamedGoesAndForeignOnesStay() throws IOException {
        touch("/usr/sbin/NetworkManager");
        touch(CONNECTIONS + "/weitblick-0123456789ab.nmconnection");
        touch(CONNECTIONS + "/somebody.nmconnection");

        assertThat(changes("")).containsExactly(new Remove(CONNECTIONS + "/weitblick-0123456789ab.nmconnection"));
    }

    @Test
    void noCharacterBreaksOutOfTheSupplicantsFile() throws IOException {
        Files.createDirectories(directory.resolve("etc/wpa_supplicant"));

        String file = written(
                "[general]\nwifi country = de\n[wifi a\"b]\npassword = quote\" }x{\n[wifi c]\npassword = p\u00e4ssw\u00f6rd\n");

        assertThat(file)
                .contains("\ncountry=DE\n")
                .contains("    ssid=612262\n    psk=\"quote\" }x{\"\n")
                .containsPattern("    ssid=63\n    psk=[0-9a-f]{64}\n");
    }

    /** The test vectors of IEEE 802.11, annex J.4.2. */
    @Test
    void computesTheKeyOfAPassphrase() {
        assertThat(HexFormat.of().formatHex(WpaKey.of("password", "IEEE")))
                .isEqualTo("f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e");
        assertThat(HexFormat.of().formatHex(WpaKey.of("ThisIsAPassword", "ThisIsASSID")))
                .isEqualTo("0dc0d6eb90555ed6419756b9a15ec3e3209b63df707dd508d14581f8982721af");
    }

    @Test
    void theCountryUnblocksTheRadio() throws IOException {
        touch("/var/lib/systemd/rfkill/platform-soc:wlan");

        assertThat(changes("[general]\nwifi country = DE\n"))
                .contains(
                        WriteFile.open("/etc/modprobe.d/weitblick-wifi.conf", "options cfg80211 ieee80211_regdom=DE\n"),
                        WriteFile.open("/var/lib/systemd/rfkill/platform-soc:wlan", "0\n"),
                        HostChange.Run.of("iw", "reg", "set", "DE"));
    }
}
