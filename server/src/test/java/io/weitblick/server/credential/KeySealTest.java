package io.weitblick.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.server.platform.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySealTest {
    private static final byte[] SECRET = "private half".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    @Test
    void opensWhatItSealedAfterARestart() {
        byte[] sealed = KeySeal.open(data, false).seal("key_1", SECRET);

        assertThat(KeySeal.open(data, true).unseal("key_1", sealed)).isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("private");
    }

    @Test
    void sealsDifferentlyEachTime() {
        KeySeal seal = KeySeal.open(data, false);

        assertThat(seal.seal("key_1", SECRET)).isNotEqualTo(seal.seal("key_1", SECRET));
    }

    @Test
    void keyFileIsForItsOwnerOnly() throws Exception {
        KeySeal.open(data, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void opensUnderItsOwnNameOnly() {
        KeySeal seal = KeySeal.open(data, false);
        byte[] sealed = seal.seal("key_1", SECRET);

        assertThatThrownBy(() -> seal.unseal("key_2", sealed)).isInstanceOf(StartException.class);
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> KeySeal.open(data, true))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(data.resolve("secret-key") + " is missing");
        assertThat(data.resolve("secret-key")).doesNotExist();
    }

    @Test
    void saysWhenTheFileIsAnother() throws Exception {
        byte[] sealed = KeySeal.open(data, false).seal("key_1", SECRET);
        Files.delete(data.resolve("secret-key"));
        KeySeal other = KeySeal.open(data, false);

        assertThatThrownBy(() -> other.unseal("key_1", sealed))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("is not the one that sealed the key key_1");
    }

    @Test
    void aKeyFileOfTheWrongLengthIsNoKey() throws Exception {
        Files.write(data.resolve("secret-key"), new byte[31]);

        assertThatThrownBy(() -> KeySeal.open(data, true))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("31 bytes");
    }
}
