package io.weitblick.agent.host;

import io.weitblick.agent.host.HostChange.Link;
import io.weitblick.agent.host.HostChange.Run;
import io.weitblick.agent.host.HostChange.WriteFile;
import io.weitblick.common.boxconf.BoxConfig;
import io.weitblick.common.boxconf.ConfKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a machine lacks to be as himblick.conf says. What the file does not mention stays as it is. Files are written
 * directly: at this time of boot nobody answers on a bus.
 */
final class HostSettings {
    private static final String ZONES = "/usr/share/zoneinfo/";
    private static final String KEYBOARD = "/etc/default/keyboard";
    private static final Pattern OWN_NAME = Pattern.compile("(?m)^127\\.0\\.1\\.1[ \\t].*$");

    private final HostRoot root;

    HostSettings(HostRoot root) {
        this.root = root;
    }

    /** The settings that the file mentions. */
    List<HostSetting> of(BoxConfig config) {
        List<HostSetting> settings = new ArrayList<>();
        config.get(ConfKey.NAME)
                .ifPresent(name -> settings.add(new HostSetting("hostname " + name, () -> hostname(name))));
        config.get(ConfKey.TIMEZONE)
                .ifPresent(zone -> settings.add(new HostSetting("time zone " + zone, () -> timeZone(zone.getId()))));
        config.get(ConfKey.KEYBOARD_LAYOUT)
                .ifPresent(
                        layout -> settings.add(new HostSetting("keyboard layout " + layout, () -> keyboard(layout))));
        return settings;
    }

    private List<HostChange> hostname(String name) {
        List<HostChange> changes = new ArrayList<>();
        boolean known = root.text("/etc/hostname").map(String::strip).equals(Optional.of(name));
        if (!known) {
            changes.add(WriteFile.open("/etc/hostname", name + "\n"));
        }
        String hosts = root.text("/etc/hosts").orElse("127.0.0.1\tlocalhost\n");
        String own = "127.0.1.1\t" + name;
        String named = OWN_NAME.matcher(hosts).find()
                ? OWN_NAME.matcher(hosts).replaceFirst(own)
                : hosts + (hosts.isEmpty() || hosts.endsWith("\n") ? "" : "\n") + own + "\n";
        if (!named.equals(hosts) && !hosts.contains(own + "\n")
                || root.text("/etc/hosts").isEmpty()) {
            changes.add(WriteFile.open("/etc/hosts", named));
        }
        boolean inKernel =
                root.text("/proc/sys/kernel/hostname").map(String::strip).equals(Optional.of(name));
        if (!inKernel) {
            changes.add(Run.of("hostname", name));
        }
        return changes;
    }

    private List<HostChange> timeZone(String zone) throws IOException {
        if (!root.has(ZONES + zone)) {
            throw new IOException("this machine lacks " + ZONES + zone + "; install tzdata");
        }
        List<HostChange> changes = new ArrayList<>();
        String target = ZONES + zone;
        if (!root.target("/etc/localtime").equals(Optional.of(target))) {
            changes.add(new Link("/etc/localtime", target));
        }
        if (root.has("/etc/timezone") && !root.text("/etc/timezone").equals(Optional.of(zone + "\n"))) {
            changes.add(WriteFile.open("/etc/timezone", zone + "\n"));
        }
        return changes;
    }

    /** As keyboard(5) has it: layouts and variants are lists of the same length. */
    private List<HostChange> keyboard(String layouts) {
        String names = Arrays.stream(layouts.split(","))
                .map(layout -> layout.replaceAll("\\(.*", ""))
                .collect(Collectors.joining(","));
        String variants = Arrays.stream(layouts.split(","))
                .map(layout -> layout.contains("(") ? layout.replaceAll(".*\\((.*)\\)", "$1") : "")
                .collect(Collectors.joining(","));
        String former = root.text(KEYBOARD).orElse("XKBMODEL=\"pc105\"\nXKBOPTIONS=\"\"\nBACKSPACE=\"guess\"\n");
        String changed = assign(
                assign(former, "XKBLAYOUT", names),
                "XKBVARIANT",
                variants.replace(",", "").isEmpty() ? "" : variants);
        if (root.text(KEYBOARD).equals(Optional.of(changed))) {
            return List.of();
        }
        return List.of(
                WriteFile.open(KEYBOARD, changed),
                Run.of("setupcon", "--save-only"),
                Run.of("udevadm", "trigger", "--subsystem-match=input", "--action=change"));
    }

    private static String assign(String text, String variable, String value) {
        Pattern line = Pattern.compile("(?m)^" + variable + "=.*$");
        String assignment = variable + "=\"" + value + "\"";
        return line.matcher(text).find()
                ? line.matcher(text).replaceFirst(assignment)
                : text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + assignment + "\n";
    }
}
