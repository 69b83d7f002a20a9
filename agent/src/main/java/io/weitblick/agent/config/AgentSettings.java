package io.weitblick.agent.config;

import io.weitblick.common.hash.Sha256;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything an agent is told at its start.
 *
 * @param hostname the box's name, lower case
 * @param machineId systemd's machine id
 * @param server its fleet's server; null to play without one
 * @param enrollmentToken for joining the fleet; null on a box that has joined
 * @param directories where things lie
 * @param timing how long to wait for what
 */
public record AgentSettings(
        String hostname,
        String machineId,
        @Nullable ServerAddress server,
        @Nullable String enrollmentToken,
        Directories directories,
        Timing timing) {

    public AgentSettings {
        hostname = hostname.toLowerCase(Locale.ROOT);
    }

    /** Starts from a box's defaults. */
    public static Builder builder(String hostname) {
        return new Builder(hostname);
    }

    /** Collects settings; each starts with a box's default. */
    public static final class Builder {
        private final String hostname;
        private String machineId = "";
        private @Nullable ServerAddress server;
        private @Nullable String enrollmentToken;
        private Directories directories = Directories.OF_BOX;
        private Timing timing = Timing.OF_BOX;

        private Builder(String hostname) {
            this.hostname = hostname;
        }

        public Builder machineId(String id) {
            machineId = id;
            return this;
        }

        /** @throws IllegalArgumentException if an agent may not talk to this server */
        public Builder server(URI base, @Nullable Sha256 fingerprint) {
            server = new ServerAddress(base, fingerprint);
            return this;
        }

        public Builder enrollmentToken(@Nullable String token) {
            enrollmentToken = token;
            return this;
        }

        public Builder directories(Directories where) {
            directories = where;
            return this;
        }

        public Builder timing(Timing times) {
            timing = times;
            return this;
        }

        public AgentSettings build() {
            return new AgentSettings(hostname, machineId, server, enrollmentToken, directories, timing);
        }
    }
}
