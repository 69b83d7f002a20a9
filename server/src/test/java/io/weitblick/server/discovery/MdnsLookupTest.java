package io.weitblick.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** Against a responder of our own on loopback, which answers as RFC 6762 section 6.7 wants. */
class MdnsLookupTest {
    private final AtomicInteger queries = new AtomicInteger();
    private NetworkInterface loopback;
    private MulticastSocket socket;
    private volatile UnaryOperator<Message> answer = query -> null;

    @BeforeEach
    void start() throws IOException {
        loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        socket = new MulticastSocket(5353);
        socket.joinGroup(new InetSocketAddress("224.0.0.251", 5353), loopback);
        Thread responder = new Thread(this::respond, "mdns-responder");
        responder.setDaemon(true);
        responder.start();
    }

    @AfterEach
    void stop() {
        socket.close();
    }

    @Test
    void findsABoxOnTheLink() throws Exception {
        answer = query -> answer(query, query.getQuestion().getName().toString(), "10.77.0.11");

        assertThat(lookup(Duration.ofSeconds(10)).find("lobby.local")).contains(InetAddress.getByName("10.77.0.11"));
    }

    @Test
    void comparesNamesWithoutCase() throws Exception {
        answer = query -> answer(query, "LOBBY.local.", "10.77.0.11");

        assertThat(lookup(Duration.ofSeconds(10)).find("lobby.local")).isPresent();
    }

    @Test
    void asksAgainWhenAPacketIsLost() {
        answer = query -> queries.get() < 2 ? null : answer(query, "lobby.local.", "10.77.0.11");

        assertThat(lookup(Duration.ofSeconds(10)).find("lobby.local")).isPresent();
        assertThat(queries).hasValue(2);
    }

    @Test
    void ignoresAnswersAboutOthers() {
        answer = query -> answer(query, "hall.local.", "10.77.0.12");

        assertThat(lookup(Duration.ofMillis(300)).find("lobby.local")).isEmpty();
        assertThat(queries).hasValue(3);
    }

    @Test
    void givesUpWhenNobodyAnswers() {
        assertThat(lookup(Duration.ofMillis(300)).find("lobby.local")).isEmpty();
        assertThat(queries).hasValue(3);
    }

    @Test
    void findsNothingForWhatIsNoName() {
        assertThat(lookup(Duration.ofMillis(300)).find("x".repeat(64) + ".local"))
                .isEmpty();
    }

    private MdnsLookup lookup(Duration limit) {
        return new MdnsLookup(() -> List.of(loopback), limit);
    }

    private void respond() {
        byte[] buffer = new byte[9000];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message query = new Message(java.util.Arrays.copyOf(buffer, packet.getLength()));
                queries.incrementAndGet();
                Message reply = answer.apply(query);
                if (reply != null) {
                    byte[] wire = reply.toWire();
                    socket.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException ignored) {
            // The socket is closed at the end of the test.
        }
    }

    private static Message answer(Message query, String name, String address) {
        try {
            Message reply = new Message(query.getHeader().getID());
            reply.getHeader().setFlag(Flags.QR);
            reply.getHeader().setFlag(Flags.AA);
            // Cache-flush bit set, as careless responders do.
            reply.addRecord(
                    new ARecord(new org.xbill.DNS.Name(name), 0x8001, 10, InetAddress.getByName(address)),
                    Section.ANSWER);
            return reply;
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
