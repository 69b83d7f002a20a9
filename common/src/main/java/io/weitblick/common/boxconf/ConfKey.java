package io.weitblick.common.boxconf;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.schedule.ScreenHours;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A key of himblick.conf and the values it takes. The keys of {@code [wifi ESSID]} stand for those of every such section.
 *
 * @param <T> what its value means
 */
public final class ConfKey<T> {
    /** The box's hostname. */
    public static final ConfKey<String> NAME = new ConfKey<>("general", "name", Use.APPLIED, Values::hostname);

    /** Two letters of ISO 3166; the radio may not send without it. */
    public static final ConfKey<String> WIFI_COUNTRY =
            new ConfKey<>("general", "wifi country", Use.APPLIED, Values::country);

    /** XKB layouts, parted by commas, each with its variant in parentheses if it has one. */
    public static final ConfKey<String> KEYBOARD_LAYOUT =
            new ConfKey<>("general", "keyboard layout", Use.APPLIED, Values::keyboard);

    /** A name of the IANA time zone database. */
    public static final ConfKey<ZoneId> TIMEZONE = new ConfKey<>("general", "timezone", Use.APPLIED, Values::zone);

    /** How the screen hangs. */
    public static final ConfKey<Orientation> SCREEN_ORIENTATION =
            new ConfKey<>("general", "screen orientation", Use.APPLIED, Orientation::parse);

    /** The screen's resolution, if not its own. */
    public static final ConfKey<ScreenMode> SCREEN_MODE =
            new ConfKey<>("general", "screen mode", Use.APPLIED, ScreenMode::parse);

    /** Himblick's boxes copied media to each other; here the server brings them to each. */
    public static final ConfKey<String> REPLICATE_TO =
            new ConfKey<>("general", "replicate to", Use.UNUSED, Values::text);

    /** Himblick's web page on the box. */
    public static final ConfKey<String> ADMIN_PASSWORD =
            new ConfKey<>("general", "admin password", Use.UNUSED_SECRET, Values::text);

    /** Himblick's web page on the box. */
    public static final ConfKey<String> COOKIE_SECRET =
            new ConfKey<>("general", "cookie secret", Use.UNUSED_SECRET, Values::text);

    /** The fleet's server. */
    public static final ConfKey<URI> SERVER = new ConfKey<>("fleet", "server", Use.APPLIED, Values::server);

    /** SHA-256 of the certificate of the server's authority. */
    public static final ConfKey<Sha256> SERVER_FINGERPRINT =
            new ConfKey<>("fleet", "server fingerprint", Use.APPLIED, Values::fingerprint);

    /** Lets the box join the fleet once. */
    public static final ConfKey<String> ENROLLMENT_TOKEN =
            new ConfKey<>("fleet", "enrollment token", Use.SECRET, Values::token);

    /** Whether files that somebody puts on the box play although it belongs to a fleet. */
    public static final ConfKey<Boolean> LOCAL_MEDIA =
            new ConfKey<>("fleet", "local media", Use.APPLIED, Values::yesOrNo);

    /** When the screen is on; always without it. */
    public static final ConfKey<ScreenHours> SCREEN_HOURS =
            new ConfKey<>("screen", "hours", Use.APPLIED, ScreenHours::parse);

    /** The section of {@link #WIFI_PASSWORD} and {@link #WIFI_HASH} begins so; the network's name follows. */
    public static final String WIFI = "wifi ";

    /** A WPA passphrase. */
    public static final ConfKey<String> WIFI_PASSWORD = new ConfKey<>(WIFI, "password", Use.SECRET, Values::passphrase);

    /** A WPA key as {@code wpa_passphrase} prints it. */
    public static final ConfKey<String> WIFI_HASH = new ConfKey<>(WIFI, "hash", Use.SECRET, Values::wpaKey);

    /** What only concerned whoever wrote the card: never read, never copied. */
    static final String PROVISION = "provision";

    private final String section;
    private final String key;
    private final Use use;
    private final Reading<T> reading;

    /** Makes a value of its text, or says in half a sentence what is wrong with that. */
    interface Reading<T> {
        /** @throws IllegalArgumentException with half a sentence for people, such as {@code is not a hostname} */
        T read(String text);
    }

    private enum Use {
        APPLIED,
        SECRET,
        UNUSED,
        UNUSED_SECRET
    }

    private ConfKey(String section, String key, Use use, Reading<T> reading) {
        this.section = section;
        this.key = key;
        this.use = use;
        this.reading = reading;
    }

    /** All keys, in the order of a file that was written by hand. */
    public static List<ConfKey<?>> all() {
        return List.of(
                NAME,
                TIMEZONE,
                KEYBOARD_LAYOUT,
                SCREEN_ORIENTATION,
                SCREEN_MODE,
                WIFI_COUNTRY,
                REPLICATE_TO,
                ADMIN_PASSWORD,
                COOKIE_SECRET,
                WIFI_PASSWORD,
                WIFI_HASH,
                SERVER,
                SERVER_FINGERPRINT,
                ENROLLMENT_TOKEN,
                LOCAL_MEDIA,
                SCREEN_HOURS);
    }

    /** The name of its section, or {@link #WIFI}. */
    public String section() {
        return section;
    }

    /** Its name, in lower case. */
    public String key() {
        return key;
    }

    /** Whether its value must not be shown. */
    public boolean isSecret() {
        return use == Use.SECRET || use == Use.UNUSED_SECRET;
    }

    /** Whether a box does nothing with it. */
    public boolean isUnused() {
        return use == Use.UNUSED || use == Use.UNUSED_SECRET;
    }

    /**
     * The value that this text stands for.
     *
     * @throws IllegalArgumentException with half a sentence for people, such as {@code is not a hostname}
     */
    public T read(String text) {
        return reading.read(text);
    }

    /** Whether a section of this name can hold it. */
    boolean belongsTo(String name) {
        return section.equals(WIFI) ? name.startsWith(WIFI) : name.equals(section);
    }

    @Override
    public String toString() {
        return "[" + section.strip() + "] " + key.toLowerCase(Locale.ROOT);
    }
}
