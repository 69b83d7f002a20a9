package io.weitblick.common.show;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.weitblick.common.hash.Sha256;
import java.util.regex.Pattern;

/**
 * A file that a show needs, by content.
 *
 * @param sha256 digest of its bytes
 * @param ext file name extension without the dot: 1 to 8 lower-case letters and digits
 * @param size length in bytes, above 0
 */
public record ShowObject(Sha256 sha256, String ext, long size) {
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,8}");

    public ShowObject {
        if (!EXTENSION.matcher(ext).matches()) {
            throw new IllegalArgumentException("not a file name extension: " + ext);
        }
        if (size <= 0) {
            throw new IllegalArgumentException("an object has at least one byte, not " + size);
        }
    }

    /** The name under which it lies in a box's inbox and store: {@code <sha256>.<ext>}. */
    @JsonIgnore
    public String fileName() {
        return sha256.hex() + "." + ext;
    }
}
