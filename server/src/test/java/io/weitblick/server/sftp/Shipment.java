package io.weitblick.server.sftp;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.box.SshPublicKey;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes deliveries for tests. */
final class Shipment {
    static final String SHOW = "eyJhbGciOiJFZERTQSJ9.c2hvdw.c2lnbmF0dXJl";

    private final Path directory;
    private final KeyPair mediaKey;
    private final Random random = new Random(42);
    private final List<ObjectSource> objects = new ArrayList<>();
    private List<SshPublicKey> hostKeys = List.of();
    private int port;
    private long flushFromBytes = Long.MAX_VALUE;

    Shipment(Path directory, KeyPair mediaKey) {
        this.directory = directory;
        this.mediaKey = mediaKey;
    }

    static KeyPair newKey() throws NoSuchAlgorithmException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** Adds an object of random bytes. */
    ObjectSource add(int size) throws IOException {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        String name = Sha256.of(bytes).hex() + ".png";
        Path file = Files.write(directory.resolve(name), bytes);
        ObjectSource object = new ObjectSource(name, size, file);
        objects.add(object);
        return object;
    }

    /** The same objects, of whose unfinished parts so many bytes are trusted. */
    Shipment resuming(long bytes) {
        objects.replaceAll(one -> new ObjectSource(one.fileName(), one.size(), one.path(), bytes));
        return this;
    }

    /** Other objects from now on. */
    Shipment empty() {
        objects.clear();
        return this;
    }

    Shipment with(ObjectSource object) {
        objects.add(object);
        return this;
    }

    Shipment to(int sshPort, SshPublicKey... accepted) {
        port = sshPort;
        hostKeys = List.of(accepted);
        return this;
    }

    Shipment flushFrom(long bytes) {
        flushFromBytes = bytes;
        return this;
    }

    Delivery delivery() {
        return delivery(7, null);
    }

    /** The same box with something else. */
    Delivery classic(ClassicCargo cargo) {
        Delivery show = delivery();
        return new Delivery(show.target(), mediaKey, cargo, 0, null, Pace.UNLIMITED);
    }

    Delivery delivery(long generation, @org.jspecify.annotations.Nullable Long reportedFreeBytes) {
        DeliveryTarget target =
                new DeliveryTarget("box_1", "lobby", InetAddress.getLoopbackAddress(), port, hostKeys, true);
        return new Delivery(
                target,
                mediaKey,
                new ShowCargo(generation, SHOW, objects),
                flushFromBytes,
                reportedFreeBytes,
                Pace.UNLIMITED);
    }
}
