package io.weitblick.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server: first what Quarkus needs to start, then Quarkus. */
@QuarkusMain
public class WeitblickServer {
    /** Runs until the process is told to end. */
    public static void main(String... args) {
        Quarkus.run(args);
    }
}
