package io.weitblick.server.start;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Settings that are needed before Quarkus reads its configuration: system properties, else the environment. */
public final class Settings {
    private final Properties properties;
    private final Map<String, String> environment;

    Settings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv());
    }

    /** The value of a key such as {@code weitblick.db.url} or its variable {@code WEITBLICK_DB_URL}; never blank. */
    Optional<String> get(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String value = properties.getProperty(key, environment.get(variable));
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
