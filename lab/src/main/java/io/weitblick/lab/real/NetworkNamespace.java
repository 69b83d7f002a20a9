package io.weitblick.lab.real;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Network namespaces with a name, as of ip-netns(8). */
public final class NetworkNamespace {
    private NetworkNamespace() {}

    /** Whether this JVM runs in the namespace of that name. */
    public static boolean isCurrent(String name) {
        Path named = Path.of("/run/netns", name);
        try {
            return Files.exists(named)
                    && Files.getAttribute(named, "unix:ino")
                            .equals(Files.getAttribute(Path.of("/proc/self/ns/net"), "unix:ino"));
        } catch (IOException e) {
            throw new LabException("cannot tell network namespaces apart", e);
        }
    }
}
