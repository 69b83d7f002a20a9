package io.weitblick.lab.torture.box;

import io.weitblick.lab.torture.box.AgentStep.Phase;
import java.io.PrintStream;

/** Ends this JVM at a step, as a SIGKILL would. Thread-safe. */
final class Fuse {
    private static final int STATUS = 137;

    private final PrintStream out;
    private String armed = "";
    private int left;

    Fuse(PrintStream out) {
        this.out = out;
    }

    /** Ends it when the step is reached for this time, counted from now, from 1. */
    synchronized void arm(String step, String phase, int count) {
        armed = step + " " + phase;
        left = count;
    }

    synchronized void at(AgentStep step, Phase phase) {
        if (armed.equals(step + " " + phase) && --left == 0) {
            out.println("halts " + armed);
            out.flush();
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
