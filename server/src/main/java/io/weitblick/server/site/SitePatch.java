package io.weitblick.server.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weitblick.server.problem.ProblemException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An edit of some settings of a site (RFC 7396): absent means as it is, null means cleared. */
final class SitePatch {
    private static final Set<String> FIELDS =
            Set.of("timeZone", "bandwidthKBps", "pushesAtOnce", "pushWindows", "allowGap");
    private static final int MAX_KBPS = 10_000_000;
    private static final int MAX_AT_ONCE = 256;
    private static final int MAX_WINDOWS = 50;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final ObjectNode fields;

    /** @throws ProblemException INVALID if a field cannot be edited */
    SitePatch(ObjectNode fields) {
        this.fields = fields;
        if (fields.isEmpty()) {
            throw ProblemException.invalid(
                    "", "Nothing to edit: give timeZone, bandwidthKBps, pushesAtOnce, pushWindows or allowGap.");
        }
        fields.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw ProblemException.invalid(
                        "/" + name,
                        "\"" + name
                                + "\" cannot be edited; timeZone, bandwidthKBps, pushesAtOnce, pushWindows and allowGap"
                                + " can.");
            }
        });
    }

    /** Applies it whole, or throws before anything is changed. */
    void applyTo(Site site) {
        ZoneId zone = zone(site.timeZone());
        SitePushSettings before = site.pushSettings();
        SitePushSettings after = new SitePushSettings(
                zone,
                number(
                        "bandwidthKBps",
                        before.bandwidthKBps(),
                        MAX_KBPS,
                        "A site's bandwidth is a whole number of kB/s (1,000 bytes a second) from 1 to 10,000,000, or"
                                + " null for no cap."),
                number(
                        "pushesAtOnce",
                        before.pushesAtOnce(),
                        MAX_AT_ONCE,
                        "A site takes 1 to 256 pushes at once, or null for the server's default."),
                windows(before.windows()));
        boolean gap = allowGap(site.allowGap());
        site.moveTo(zone);
        site.push(after, gap);
    }

    private ZoneId zone(ZoneId before) {
        JsonNode zone = fields.get("timeZone");
        if (zone == null) {
            return before;
        }
        try {
            return ZoneId.of(zone.isTextual() ? zone.textValue() : "");
        } catch (DateTimeException e) {
            throw ProblemException.invalid(
                    "/timeZone", "\"" + zone.asText() + "\" is not an IANA time zone such as \"Europe/Berlin\".");
        }
    }

    private @Nullable Integer number(String field, @Nullable Integer before, int most, String rule) {
        JsonNode number = fields.get(field);
        if (number == null) {
            return before;
        }
        if (number.isNull()) {
            return null;
        }
        if (!number.isInt() || number.intValue() < 1 || number.intValue() > most) {
            throw ProblemException.invalid("/" + field, rule);
        }
        return number.intValue();
    }

    private boolean allowGap(boolean before) {
        JsonNode gap = fields.get("allowGap");
        if (gap == null) {
            return before;
        }
        if (!gap.isBoolean()) {
            throw ProblemException.invalid("/allowGap", "allowGap is true or false.");
        }
        return gap.booleanValue();
    }

    private List<PushWindow> windows(List<PushWindow> before) {
        JsonNode windows = fields.get("pushWindows");
        if (windows == null) {
            return before;
        }
        if (windows.isNull()) {
            return List.of();
        }
        if (!windows.isArray() || windows.size() > MAX_WINDOWS) {
            throw ProblemException.invalid(
                    "/pushWindows", "Push windows are a list of at most 50; an empty one means always.");
        }
        List<PushWindow> parsed = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            parsed.add(window("/pushWindows/" + i, windows.get(i)));
        }
        return parsed;
    }

    private static PushWindow window(String pointer, JsonNode window) {
        return new PushWindow(days(pointer, window), time(pointer, window, "from"), time(pointer, window, "to"));
    }

    private static Set<DayOfWeek> days(String pointer, JsonNode window) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode name : window.path("days")) {
            days.add(Arrays.stream(DayOfWeek.values())
                    .filter(day -> PushWindow.shortName(day).equals(name.asText()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            pointer + "/days",
                            "\"" + name.asText() + "\" is no day; MON TUE WED THU FRI SAT SUN are, and an empty list"
                                    + " means every day.")));
        }
        return days;
    }

    private static LocalTime time(String pointer, JsonNode window, String field) {
        String text = window.path(field).asText("");
        if (!TIME.matcher(text).matches()) {
            throw ProblemException.invalid(
                    pointer + "/" + field,
                    "\"" + text + "\" is no time of day; a push window has \"from\" and \"to\" such as \"22:00\" and"
                            + " \"05:00\".");
        }
        return LocalTime.parse(text);
    }
}
