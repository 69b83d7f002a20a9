package io.weitblick.lab.torture.fleet;

import java.nio.file.Path;

/**
 * A medium on the server's side.
 *
 * @param sha256 digest of its bytes, in hex
 * @param ext file name extension
 * @param size length in bytes
 * @param file where its bytes lie
 */
public record Media(String sha256, String ext, long size, Path file) {
    /** Its name on a box. */
    public String fileName() {
        return sha256 + "." + ext;
    }
}
