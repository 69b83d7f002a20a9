package io.weitblick.server.push;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt says of itself while it is under way.
 *
 * @param bytesDone bytes on the box; negative as long as nothing is known
 * @param bytesPerSecond null as long as nothing is known
 * @param secondsLeft null as long as nothing is known
 * @param waits whether it is connected and waits for its turn
 */
record PushBeat(
        PushJob job,
        long bytesDone,
        @Nullable Long bytesPerSecond,
        @Nullable Long secondsLeft,
        boolean waits) {}
