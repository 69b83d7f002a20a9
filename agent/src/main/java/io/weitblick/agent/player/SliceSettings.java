package io.weitblick.agent.player;

import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.media.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How media are played on this box, from {@code [player]} of agent.conf.
 *
 * @param slice the systemd slice that all players live in
 * @param environment further variables for the players, {@code NAME=value}
 * @param properties further unit properties, {@code Name=value}
 * @param isolated whether players are kept away from the agent's files and systemd; needs user namespaces
 * @param commands by extension ({@code png}) or kind ({@code image}); the extension goes first
 * @param logo what to run while there is no show, null for an empty screen
 */
public record SliceSettings(
        String slice,
        List<String> environment,
        List<String> properties,
        boolean isolated,
        Map<String, CommandTemplate> commands,
        @Nullable CommandTemplate logo) {
    private static final String SECTION = "player";
    private static final String DEFAULT_SLICE = "player.slice";

    /** @throws IllegalArgumentException if the slice is not a slice's name */
    public SliceSettings {
        environment = List.copyOf(environment);
        properties = List.copyOf(properties);
        commands = Map.copyOf(commands);
        if (!slice.matches("[A-Za-z0-9_.-]{1,200}\\.slice")) {
            throw new IllegalArgumentException("not the name of a slice: " + slice);
        }
    }

    /** Reads agent.conf. */
    public static SliceSettings of(ConfFile conf) {
        Map<String, CommandTemplate> commands = new HashMap<>();
        for (MediaType type : MediaType.values()) {
            for (String key : List.of(kind(type), type.extension())) {
                text(conf, key).ifPresent(command -> commands.put(key, CommandTemplate.parse(command)));
            }
        }
        return new SliceSettings(
                text(conf, "slice").orElse(DEFAULT_SLICE),
                words(conf, "environment"),
                words(conf, "properties"),
                text(conf, "isolation")
                        .map(text -> !text.equalsIgnoreCase("no"))
                        .orElse(true),
                commands,
                text(conf, "logo").map(CommandTemplate::parse).orElse(null));
    }

    /** The command for this type, if one is set. */
    Optional<CommandTemplate> command(MediaType type) {
        return Optional.ofNullable(commands.getOrDefault(type.extension(), commands.get(kind(type))));
    }

    private static String kind(MediaType type) {
        return type.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> text(ConfFile conf, String key) {
        return conf.get(SECTION, key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> words(ConfFile conf, String key) {
        return text(conf, key)
                .<List<String>>map(
                        text -> new ArrayList<>(CommandTemplate.parse(text).words()))
                .orElse(List.of());
    }
}
