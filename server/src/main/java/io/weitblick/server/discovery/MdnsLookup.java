package io.weitblick.server.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * One-shot multicast DNS queries (RFC 6762 section 5.1) for IPv4 addresses: asked on each interface from a port of our
 * own, so that the answers come to us alone (section 6.7) and no daemon is needed.
 */
final class MdnsLookup implements BoxResolver.NameLookup {
    private static final int PORT = 5353;
    private static final byte[] GROUP = {(byte) 224, 0, 0, (byte) 251};
    private static final int TTL = 255;
    private static final int LARGEST_MESSAGE = 9000;
    private static final int ATTEMPTS = 3;

    private final Supplier<List<NetworkInterface>> interfaces;
    private final Duration limit;

    MdnsLookup() {
        this(MdnsLookup::multicastInterfaces, Duration.ofSeconds(1));
    }

    MdnsLookup(Supplier<List<NetworkInterface>> interfaces, Duration limit) {
        this.interfaces = interfaces;
        this.limit = limit;
    }

    @Override
    public Optional<InetAddress> find(String name) {
        try (Selector selector = Selector.open()) {
            Name wanted = Name.fromString(name + ".");
            try {
                interfaces.get().forEach(network -> open(selector, network));
                return ask(selector, wanted);
            } finally {
                closeAll(selector);
            }
        } catch (TextParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            // No network to ask is nobody who knows.
            return Optional.empty();
        }
    }

    private Optional<InetAddress> ask(Selector selector, Name wanted) throws IOException {
        byte[] query =
                Message.newQuery(Record.newRecord(wanted, Type.A, DClass.IN)).toWire();
        long pause = limit.toNanos() / ATTEMPTS;
        for (int attempt = 0; attempt < ATTEMPTS && !selector.keys().isEmpty(); attempt++) {
            long end = System.nanoTime() + pause;
            for (SelectionKey key : selector.keys()) {
                send((DatagramChannel) key.channel(), query);
            }
            for (long left = pause; left > 0; left = end - System.nanoTime()) {
                selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
                for (SelectionKey key : selector.selectedKeys()) {
                    Optional<InetAddress> answer = receive((DatagramChannel) key.channel(), wanted);
                    if (answer.isPresent()) {
                        return answer;
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        return Optional.empty();
    }

    private static void send(DatagramChannel channel, byte[] query) {
        try {
            channel.send(ByteBuffer.wrap(query), new InetSocketAddress(InetAddress.getByAddress(GROUP), PORT));
        } catch (IOException ignored) {
            // An interface that has just gone; the others are asked all the same.
        }
    }

    private static Optional<InetAddress> receive(DatagramChannel channel, Name wanted) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST_MESSAGE);
        channel.receive(buffer);
        buffer.flip();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        try {
            Message message = new Message(bytes);
            if (!message.getHeader().getFlag(Flags.QR)) {
                return Optional.empty();
            }
            return message.getSection(Section.ANSWER).stream()
                    .filter(answer ->
                            answer instanceof ARecord && answer.getName().equals(wanted))
                    .map(answer -> ((ARecord) answer).getAddress())
                    .findFirst();
        } catch (IOException e) {
            // Anybody may send anything to this port.
            return Optional.empty();
        }
    }

    private static void open(Selector selector, NetworkInterface network) {
        try {
            DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
            try {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
                channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, TTL);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
            } catch (IOException e) {
                channel.close();
            }
        } catch (IOException ignored) {
            // An interface without IPv4.
        }
    }

    private static void closeAll(Selector selector) throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
    }

    private static List<NetworkInterface> multicastInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(MdnsLookup::reachesOthers)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean reachesOthers(NetworkInterface network) {
        try {
            return network.isUp() && network.supportsMulticast() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
