package io.weitblick.server.box;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.server.testing.FakeBox;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoxDirectoryTest {
    @Inject
    BoxDirectory directory;

    @Test
    void believesInHardwareAesOnlyWhenTheAgentSaysSo() {
        FakeBox box = FakeBox.enrolled("directory-aes");
        assertThat(hardwareAes()).isFalse();

        box.report();
        assertThat(hardwareAes()).isFalse();

        box.hardwareAes = true;
        box.report();
        assertThat(hardwareAes()).isTrue();

        box.hardwareAes = false;
        box.report();
        assertThat(hardwareAes()).isFalse();
    }

    private boolean hardwareAes() {
        String id = given().get("/api/v1/boxes/directory-aes").path("id");
        return directory.target(id).orElseThrow().hardwareAes();
    }
}
