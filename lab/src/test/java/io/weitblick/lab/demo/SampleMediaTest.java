package io.weitblick.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.hash.Sha256;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleMediaTest {
    @TempDir
    Path dir;

    @Test
    void drawsThreePicturesOfAScreensSize() throws IOException {
        for (Path file : draw(dir)) {
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(1920);
            assertThat(image.getHeight()).isEqualTo(1080);
            assertThat(colours(image)).hasSizeGreaterThan(100);
        }
    }

    @Test
    void drawsTheSameBytesAgain() throws IOException {
        List<Path> first = draw(dir.resolve("first"));
        List<Path> second = draw(dir.resolve("second"));

        for (int i = 0; i < first.size(); i++) {
            assertThat(Sha256.of(second.get(i))).isEqualTo(Sha256.of(first.get(i)));
        }
    }

    private static List<Path> draw(Path directory) throws IOException {
        return List.of(SampleMedia.welcome(directory), SampleMedia.menu(directory), SampleMedia.departures(directory));
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> seen = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 3) {
            for (int y = 0; y < image.getHeight(); y += 3) {
                seen.add(image.getRGB(x, y));
            }
        }
        return seen;
    }
}
