package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.sftp.Upload.Chunk;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadTest {
    private final Upload upload = Upload.of("a.png", Content.of(new byte[100]), 100, 10, Upload.Ending.NAMED);

    @Test
    void handsOutWhatIsMissingOnce() {
        assertThat(upload.claim(60)).contains(new Chunk(10, 60));
        assertThat(upload.claim(60)).contains(new Chunk(70, 30));
        assertThat(upload.claim(60)).isEmpty();
        assertThat(upload.unclaimed()).isZero();
    }

    @Test
    void countsOnlyWhatHasArrivedWithoutAGap() {
        Chunk first = upload.claim(30).orElseThrow();
        Chunk second = upload.claim(30).orElseThrow();

        upload.acknowledged(second);
        assertThat(upload.arrived()).isEqualTo(10);

        upload.acknowledged(first);
        assertThat(upload.arrived()).isEqualTo(70);
    }

    @Test
    void letsOneChannelFinish() {
        Chunk all = upload.claim(90).orElseThrow();
        assertThat(upload.mayFinish()).isFalse();

        upload.acknowledged(all);

        assertThat(upload.mayFinish()).isTrue();
        assertThat(upload.mayFinish()).isFalse();
    }

    @Test
    void isSharedOnlyWhileMuchOfItIsLeft() {
        Upload large = Upload.of("b.mp4", Content.of(new byte[0]), 100L << 20, 0, Upload.Ending.NAMED);
        WorkList work = new WorkList(List.of(large, upload), true);

        assertThat(work.take()).contains(large);
        assertThat(work.take()).contains(upload);
        assertThat(work.take()).contains(large);
        large.claim(99 << 20);
        assertThat(work.take()).isEmpty();
    }
}
