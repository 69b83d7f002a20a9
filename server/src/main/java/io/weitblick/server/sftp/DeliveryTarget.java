package io.weitblick.server.sftp;

import io.weitblick.server.box.SshPublicKey;
import java.net.InetAddress;
import java.util.List;

/**
 * The box as the network knows it at the moment of the push.
 *
 * @param boxId its id
 * @param hostname its hostname, for messages
 * @param address where it is now
 * @param port its SSH port
 * @param acceptedHostKeys the only keys that prove that it is this box
 * @param hardwareAes whether its processor computes AES in hardware
 */
public record DeliveryTarget(
        String boxId,
        String hostname,
        InetAddress address,
        int port,
        List<SshPublicKey> acceptedHostKeys,
        boolean hardwareAes) {

    public DeliveryTarget {
        acceptedHostKeys = List.copyOf(acceptedHostKeys);
    }

    /** Name and address as they begin a message: {@code lobby (10.77.0.11:22)}. */
    public String label() {
        return hostname + " (" + address.getHostAddress() + ":" + port + ")";
    }
}
