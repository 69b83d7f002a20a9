package io.weitblick.agent.host;

import io.weitblick.agent.host.HostChange.Remove;
import io.weitblick.agent.host.HostChange.Run;
import io.weitblick.agent.host.HostChange.WriteFile;
import io.weitblick.common.boxconf.BoxConfig;
import io.weitblick.common.boxconf.ConfKey;
import io.weitblick.common.boxconf.Wifi;
import io.weitblick.common.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The wireless networks of himblick.conf, for NetworkManager as keyfiles (nm-settings-keyfile(5)) in {@code /run}, which
 * needs no writable root, or where that is not installed for wpa_supplicant (wpa_supplicant.conf(5)). Names and secrets
 * are written in forms that no character can break out of.
 */
final class WifiSettings {
    private static final String KEYFILES = "/run/NetworkManager/system-connections";
    private static final String OURS = "weitblick-";
    private static final String SUPPLICANT = "/etc/wpa_supplicant/wpa_supplicant-wlan0.conf";
    private static final String REGDOM = "/etc/modprobe.d/weitblick-wifi.conf";
    private static final String HIDDEN = "********";
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9 ._-]*[A-Za-z0-9])?");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    private final HostRoot root;

    WifiSettings(HostRoot root) {
        this.root = root;
    }

    /** The machine uses these networks, and none any more that an earlier file has brought. */
    List<HostSetting> of(BoxConfig config) {
        List<HostSetting> settings = new ArrayList<>();
        Optional<String> country = config.get(ConfKey.WIFI_COUNTRY);
        country.ifPresent(code -> settings.add(new HostSetting("Wi-Fi country " + code, () -> country(code))));
        List<HostChange> changes = isNetworkManaged() ? keyfiles(config.wifis()) : supplicant(config.wifis(), country);
        if (!config.wifis().isEmpty() || !changes.isEmpty()) {
            List<String> names = config.wifis().stream().map(Wifi::essid).toList();
            settings.add(new HostSetting(
                    names.isEmpty() ? "no Wi-Fi network any more" : "Wi-Fi networks: " + String.join(", ", names),
                    () -> changes));
        }
        return settings;
    }

    private boolean isNetworkManaged() {
        return root.has("/usr/sbin/NetworkManager");
    }

    /** The country for the kernel's module at the next boot and for this one, and the radio unblocked (rfkill(8)). */
    private List<HostChange> country(String country) {
        List<HostChange> changes = new ArrayList<>();
        String option = "options cfg80211 ieee80211_regdom=" + country + "\n";
        if (!root.text(REGDOM).equals(Optional.of(option))) {
            changes.add(WriteFile.open(REGDOM, option));
        }
        for (String block : root.files("/var/lib/systemd/rfkill", "*:wlan")) {
            if (!root.text(block).map(String::strip).equals(Optional.of("0"))) {
                changes.add(WriteFile.open(block, "0\n"));
            }
        }
        changes.add(Run.of("iw", "reg", "set", country));
        changes.add(Run.of("rfkill", "unblock", "wlan"));
        return changes;
    }

    private List<HostChange> keyfiles(List<Wifi> wifis) {
        List<HostChange> changes = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        int priority = wifis.size();
        for (Wifi wifi : wifis) {
            String path = KEYFILES + "/" + OURS + Sha256.of(wifi.essid()).hex().substring(0, 12) + ".nmconnection";
            // The first of two sections for one network counts, as for wpa_supplicant.
            if (wanted.add(path)) {
                String secret =
                        wifi.key().orElseGet(() -> escaped(wifi.passphrase().orElseThrow()));
                String content = keyfile(wifi.essid(), secret, priority--);
                if (!root.text(path).equals(Optional.of(content))) {
                    changes.add(WriteFile.secret(path, content, keyfile(wifi.essid(), HIDDEN, priority + 1)));
                }
            }
        }
        for (String old : root.files(KEYFILES, OURS + "*.nmconnection")) {
            if (!wanted.contains(old)) {
                changes.add(new Remove(old));
            }
        }
        if (!changes.isEmpty() && root.has("/run/NetworkManager/NetworkManager.pid")) {
            changes.add(Run.of("nmcli", "connection", "reload"));
        }
        return changes;
    }

    private static String keyfile(String essid, String secret, int priority) {
        return """
                [connection]
                id=%s
                uuid=%s
                type=wifi
                autoconnect-priority=%d

                [wifi]
                mode=infrastructure
                ssid=%s

                [wifi-security]
                key-mgmt=wpa-psk
                psk=%s

                [ipv4]
                method=auto

                [ipv6]
                method=auto
                """.formatted(
                        PLAIN_NAME.matcher(essid).matches() ? "Wi-Fi " + essid : "Wi-Fi " + hex(essid),
                        UUID.nameUUIDFromBytes(("weitblick wifi " + essid).getBytes(StandardCharsets.UTF_8)),
                        priority,
                        PLAIN_NAME.matcher(essid).matches() ? essid : byteList(essid),
                        secret);
    }

    /** Bytes as the keyfile format lists them: decimal numbers, each with a semicolon. */
    private static String byteList(String text) {
        StringBuilder list = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            list.append(b & 0xFF).append(';');
        }
        return list.toString();
    }

    /** As GKeyFile reads it back: a backslash is doubled, a leading blank would be lost. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\t", "\\t");
        return escaped.startsWith(" ") ? "\\s" + escaped.substring(1) : escaped;
    }

    private List<HostChange> supplicant(List<Wifi> wifis, Optional<String> country) {
        if (!root.has("/etc/wpa_supplicant") || wifis.isEmpty() && !root.has(SUPPLICANT)) {
            return List.of();
        }
        String content = supplicantFile(wifis, country, false);
        if (root.text(SUPPLICANT).equals(Optional.of(content))) {
            return List.of();
        }
        return List.of(
                WriteFile.secret(SUPPLICANT, content, supplicantFile(wifis, country, true)),
                Run.of("wpa_cli", "-i", "wlan0", "reconfigure"));
    }

    private static String supplicantFile(List<Wifi> wifis, Optional<String> country, boolean hide) {
        StringBuilder text = new StringBuilder("# Written from himblick.conf at every boot.\n");
        country.ifPresent(code -> text.append("country=").append(code).append('\n'));
        int priority = wifis.size();
        for (Wifi wifi : wifis) {
            text.append("network={\n    ssid=").append(hex(wifi.essid()));
            text.append("\n    psk=").append(hide ? HIDDEN : supplicantSecret(wifi));
            text.append("\n    priority=").append(priority--).append("\n}\n");
        }
        return text.toString();
    }

    /** A passphrase stands in quotes and ends at the last one of its line; one with other characters goes as its key. */
    private static String supplicantSecret(Wifi wifi) {
        if (wifi.key().isPresent()) {
            return wifi.key().get();
        }
        String passphrase = wifi.passphrase().orElseThrow();
        return PRINTABLE.matcher(passphrase).matches()
                ? "\"" + passphrase + "\""
                : HexFormat.of().formatHex(WpaKey.of(passphrase, wifi.essid()));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
