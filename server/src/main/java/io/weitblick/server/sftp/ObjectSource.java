package io.weitblick.server.sftp;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * An object to send.
 *
 * @param fileName its name on the box, {@code <sha256>.<ext>}
 * @param size its length in bytes
 * @param path where its bytes are on this server
 * @param resumeBytes how many bytes of an unfinished {@code .part} on the box are known to be right, so that they are not
 *     sent again; {@link #ALL_WRITTEN} if whatever is there was written in order and no power was lost since
 */
public record ObjectSource(String fileName, long size, Path path, long resumeBytes) {
    /** Every byte that the unfinished file has is right. */
    public static final long ALL_WRITTEN = Long.MAX_VALUE;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{1,8}");

    /** @throws IllegalArgumentException if the file name is not a digest with an extension */
    public ObjectSource {
        if (!FORM.matcher(fileName).matches()) {
            throw new IllegalArgumentException("not an object's file name: " + fileName);
        }
    }

    /** One of which nothing on the box is trusted. */
    public ObjectSource(String fileName, long size, Path path) {
        this(fileName, size, path, 0);
    }
}
