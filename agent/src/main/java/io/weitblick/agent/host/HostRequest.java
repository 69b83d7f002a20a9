package io.weitblick.agent.host;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent may ask root for: one small file in a directory that root watches. The words are all there is; none of
 * them carries a path or a command.
 *
 * @param id answers the request by this name; 1 to 64 lower-case letters, digits, {@code _} and {@code -}
 * @param word what to do
 */
public record HostRequest(String id, Word word) {
    /** Where requests go. Only signage may write there, and root owns the directory above. */
    static final String REQUESTS = "/run/weitblick-host/requests";

    /** Where root answers. */
    static final String RESULTS = "/run/weitblick-host/results";

    /** The largest request that root reads, in bytes. */
    static final int MAX_BYTES = 4096;

    private static final Pattern NAME = Pattern.compile("([a-z0-9_-]{1,64})\\.request");

    /** The whole vocabulary. */
    public enum Word {
        /** Start the machine anew. */
        REBOOT("reboot"),
        /** Switch the machine off. */
        POWER_OFF("power-off"),
        /** Take the used enrolment token off the card. */
        FORGET_TOKEN("forget-token"),
        /** Apply what stands on the card. */
        APPLY_CARD("apply-card");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        /** How it is written. */
        public String text() {
            return text;
        }

        static Optional<Word> of(String text) {
            return Arrays.stream(values())
                    .filter(word -> word.text.equals(text))
                    .findFirst();
        }
    }

    /** @throws IllegalArgumentException if the id is not of its form */
    public HostRequest {
        if (!NAME.matcher(id + ".request").matches()) {
            throw new IllegalArgumentException("not a request's id: " + id);
        }
    }

    /** The name of its file. */
    String fileName() {
        return id + ".request";
    }

    /** The name of the file with its result. */
    String resultName() {
        return id + ".result";
    }

    /** The id in a file's name; empty if that is not a request's. */
    static Optional<String> id(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
