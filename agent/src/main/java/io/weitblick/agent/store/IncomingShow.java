package io.weitblick.agent.store;

import io.weitblick.common.show.Show;
import java.nio.file.Path;

/**
 * A show that may be accepted but is not yet.
 *
 * @param show what it says
 * @param compact its signed text
 * @param file where it waits
 */
record IncomingShow(Show show, String compact, Path file) {}
