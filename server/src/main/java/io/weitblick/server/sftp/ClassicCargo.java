package io.weitblick.server.sftp;

import java.util.List;
import java.util.Map;

/**
 * What an unmodified Himblick box is to play: files under names that its player sorts by.
 *
 * @param files in the order of the playlist
 * @param player keys of the box's {@code [player]} section that must have these values
 */
public record ClassicCargo(List<File> files, Map<String, String> player) implements Cargo {
    /**
     * One file.
     *
     * @param object its bytes
     * @param name how it is called on the box: {@value #PREFIX}, a number that keeps the order, and what people know it by
     */
    public record File(ObjectSource object, String name) {
        /** @throws IllegalArgumentException if the name could be taken for somebody else's file */
        public File {
            if (!name.startsWith(PREFIX) || name.indexOf('/') >= 0) {
                throw new IllegalArgumentException("not a name for a classic box: " + name);
            }
        }
    }

    /** How every file of ours begins on a classic box, so that ours and other people's are told apart. */
    public static final String PREFIX = "weitblick-";

    public ClassicCargo {
        files = List.copyOf(files);
        player = Map.copyOf(player);
    }
}
