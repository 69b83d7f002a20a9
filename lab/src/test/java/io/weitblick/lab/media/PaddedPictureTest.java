package io.weitblick.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weitblick.common.hash.Sha256;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaddedPictureTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path dir;

    @Test
    void isAPictureOfExactlyThatSize() throws IOException {
        Path file = PaddedPicture.write(dir.resolve("a.png"), MEGABYTE, 1);

        assertThat(Files.size(file)).isEqualTo(MEGABYTE);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(960);
    }

    @Test
    void differsBySeedOnly() throws IOException {
        Sha256 first = Sha256.of(PaddedPicture.write(dir.resolve("a.png"), MEGABYTE, 1));
        Sha256 again = Sha256.of(PaddedPicture.write(dir.resolve("b.png"), MEGABYTE, 1));
        Sha256 other = Sha256.of(PaddedPicture.write(dir.resolve("c.png"), MEGABYTE, 2));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void refusesASizeNoPictureHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> PaddedPicture.write(dir.resolve("a.png"), 100, 1));
    }
}
