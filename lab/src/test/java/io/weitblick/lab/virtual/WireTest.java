package io.weitblick.lab.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final int BYTES = 200_000;

    private ServerSocket box;
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        box = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        wire = Wire.to(box.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        box.close();
    }

    @Test
    void countsWhatGoesToTheBox() throws IOException {
        try (Socket server = dial();
                Socket atBox = box.accept()) {
            server.getOutputStream().write(new byte[BYTES]);
            assertThat(atBox.getInputStream().readNBytes(BYTES)).hasSize(BYTES);
            atBox.getOutputStream().write(new byte[10]);
            assertThat(server.getInputStream().readNBytes(10)).hasSize(10);

            await().atMost(Duration.ofSeconds(5)).until(() -> wire.sent() == BYTES);
            assertThat(wire.connections()).isEqualTo(1);
        }
    }

    @Test
    void isAsSlowAsItIsTold() throws IOException {
        wire.limit(4 * BYTES);
        try (Socket server = dial();
                Socket atBox = box.accept()) {
            long start = System.nanoTime();
            server.getOutputStream().write(new byte[BYTES]);
            atBox.getInputStream().readNBytes(BYTES);

            // The last piece is not waited for.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
        }
    }

    @Test
    void refusesAndFallsSilentAndCarriesAgain() throws IOException {
        wire.refuse();
        assertThatThrownBy(this::dial).isInstanceOf(ConnectException.class);

        wire.fallSilent();
        assertThatThrownBy(this::dial).isInstanceOf(SocketTimeoutException.class);

        wire.restore();
        dial().close();
        await().atMost(Duration.ofSeconds(5)).until(() -> wire.connections() == 1);
    }

    @Test
    void breaksWhatItCarriesWhenItRefuses() throws IOException {
        try (Socket server = dial();
                Socket atBox = box.accept()) {
            server.getOutputStream().write(1);
            assertThat(atBox.getInputStream().read()).isEqualTo(1);

            wire.refuse();

            assertThat(atBox.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket dial() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), wire.port()), 500);
        return socket;
    }
}
