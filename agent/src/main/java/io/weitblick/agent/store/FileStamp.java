package io.weitblick.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says about a regular file; another stamp means that it may have changed.
 *
 * @param size its length in bytes
 * @param modified time of the last write, nanoseconds since 1970
 * @param changed time of the last change of content, attributes or links, nanoseconds since 1970
 * @param links number of its names
 */
record FileStamp(long size, long modified, long changed, int links) {

    /** The stamp of a regular file; empty if there is none of that name, or it is a link, directory, pipe or device. */
    static Optional<FileStamp> of(Path file) throws IOException {
        try {
            Map<String, Object> attributes = Files.readAttributes(
                    file, "unix:isRegularFile,size,lastModifiedTime,ctime,nlink", LinkOption.NOFOLLOW_LINKS);
            if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
                return Optional.empty();
            }
            return Optional.of(new FileStamp(
                    (Long) attributes.get("size"),
                    ((FileTime) attributes.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS),
                    ((FileTime) attributes.get("ctime")).to(TimeUnit.NANOSECONDS),
                    (Integer) attributes.get("nlink")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether the content was written to between the two, as far as this tells. */
    boolean isWrittenSince(FileStamp older) {
        return size != older.size || modified != older.modified || links != older.links;
    }
}
