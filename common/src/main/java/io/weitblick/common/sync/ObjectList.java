package io.weitblick.common.sync;

import io.weitblick.common.hash.Sha256;
import java.util.Collection;
import java.util.TreeSet;

/** Digests of object lists, so that an unchanged list need not be sent. */
public final class ObjectList {
    private ObjectList() {}

    /** The digest of these file names: SHA-256 over the sorted names, each followed by a line feed. */
    public static String digest(Collection<String> fileNames) {
        StringBuilder text = new StringBuilder();
        new TreeSet<>(fileNames).forEach(name -> text.append(name).append('\n'));
        return Sha256.of(text.toString()).hex();
    }
}
