package io.weitblick.agent.host;

import java.util.List;

/** One thing to be done to the machine. */
sealed interface HostChange {

    /**
     * A file gets this content, all or nothing.
     *
     * @param path absolute
     * @param content in UTF-8
     * @param mode permissions, such as {@code rw-r--r--}
     * @param shown the content as people may see it
     */
    record WriteFile(String path, String content, String mode, String shown) implements HostChange {
        static WriteFile open(String path, String content) {
            return new WriteFile(path, content, "rw-r--r--", content);
        }

        /** Readable for root only. */
        static WriteFile secret(String path, String content, String shown) {
            return new WriteFile(path, content, "rw-------", shown);
        }
    }

    /** A name points to this target. */
    record Link(String path, String target) implements HostChange {}

    /** A file goes. */
    record Remove(String path) implements HostChange {}

    /** A program is run, if it is there; it may fail. */
    record Run(List<String> line) implements HostChange {
        public Run {
            line = List.copyOf(line);
        }

        static Run of(String... words) {
            return new Run(List.of(words));
        }
    }
}
