package io.weitblick.agent.player;

import io.weitblick.common.media.MediaType;
import java.nio.file.Path;

/**
 * What to put on the screen.
 *
 * @param file where its bytes lie
 * @param type what they are
 * @param seconds how long it stands
 * @param name its name for people
 */
public record Medium(Path file, MediaType type, int seconds, String name) {}
