package io.weitblick.server.sftp;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * An object to send.
 *
 * @param fileName its name on the box, {@code <sha256>.<ext>}
 * @param size its length in bytes
 * @param path where its bytes are on this server
 */
public record ObjectSource(String fileName, long size, Path path) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{1,8}");

    /** @throws IllegalArgumentException if the file name is not a digest with an extension */
    public ObjectSource {
        if (!FORM.matcher(fileName).matches()) {
            throw new IllegalArgumentException("not an object's file name: " + fileName);
        }
    }
}
