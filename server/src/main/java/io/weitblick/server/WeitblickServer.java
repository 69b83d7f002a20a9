package io.weitblick.server;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.weitblick.server.platform.StartException;
import io.weitblick.server.start.Launch;
import io.weitblick.server.start.Settings;

/** Starts the server: first what Quarkus needs to start, then Quarkus. */
@QuarkusMain
public class WeitblickServer {
    /** Runs until the process is told to end; ends it with status 1 and one sentence if it cannot start. */
    public static void main(String... args) {
        try {
            new Launch(Settings.ofThisProcess()).run(args);
        } catch (StartException e) {
            System.err.println("weitblick: " + e.getMessage());
            System.exit(1);
        }
    }
}
