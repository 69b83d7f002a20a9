package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SshRehearsalTest {
    @Test
    void runsEveryCipherThatADeliveryPrefers() throws Exception {
        // By the interpreter alone it would be 3 MB or so of each before the limit.
        assertThat(new SshAlgorithms().rehearsal().run()).isGreaterThan(2 * 8L << 20);
    }
}
