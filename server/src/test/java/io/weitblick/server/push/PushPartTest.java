package io.weitblick.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.sftp.ObjectSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PushPartTest {
    private final PushPart part = new PushPart(new PushPart.Key("box_1", "a.mp4"));

    @Test
    void isTrustedAsFarAsItGoesWhileTheBoxHasNotBootedSince() {
        part.grow(100, "boot-1", Instant.EPOCH);

        assertThat(part.resumeBytes("boot-1")).isEqualTo(ObjectSource.ALL_WRITTEN);
    }

    @Test
    void isTrustedOnlyAsFarAsItWasFlushedAfterABoot() {
        part.grow(100, "boot-1", Instant.EPOCH);

        assertThat(part.resumeBytes("boot-2")).isEqualTo(100);
        assertThat(part.resumeBytes(null)).isEqualTo(100);
    }

    @Test
    void isTrustedOnlyAsFarAsItWasFlushedWhenItHasGaps() {
        part.grow(100, null, Instant.EPOCH);

        assertThat(part.resumeBytes("boot-1")).isEqualTo(100);
        assertThat(part.resumeBytes(null)).isEqualTo(100);
    }
}
