package io.weitblick.lab.demo;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A box of the demo and what it shows.
 *
 * @param hostname its name
 * @param site its place
 * @param tag its label
 * @param playlist the playlist that is made for it
 * @param medium the file name of the picture on it
 * @param seconds how long the picture stands
 * @param painter draws the picture
 */
record DemoBox(String hostname, String site, String tag, String playlist, String medium, int seconds, Painter painter) {
    /** Draws a picture into a directory and gives its file. */
    interface Painter {
        Path paint(Path directory) throws IOException;
    }
}
