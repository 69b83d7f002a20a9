package io.weitblick.common.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource({"menu.png,PNG", "menu.JPEG,JPEG", "a.b.m4v,MP4", ".mov,QUICKTIME"})
    void isToldByTheExtensionInEitherCase(String name, MediaType type) {
        assertThat(MediaType.ofName(name)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "menu.", "menu.exe", "menu.png ", "menu.png.part", ""})
    void isUnknownOtherwise(String name) {
        assertThat(MediaType.ofName(name)).isEmpty();
    }

    @Test
    void isFoundByItsRegisteredName() {
        for (MediaType type : MediaType.values()) {
            assertThat(MediaType.ofMime(type.mime())).contains(type);
            assertThat(MediaType.ofName("x." + type.extension())).contains(type);
        }
    }

    @Test
    void hashesFilesLikeBytes(@TempDir Path directory) throws IOException {
        byte[] bytes = new byte[300_000];
        Path file = Files.write(directory.resolve("file"), bytes);

        assertThat(Sha256.of(file)).isEqualTo(Sha256.of(bytes));
        assertThat(Sha256.of("abc")).hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.isValid("AB".repeat(32))).isFalse();
    }
}
