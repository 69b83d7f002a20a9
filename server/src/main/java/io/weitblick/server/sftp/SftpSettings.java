package io.weitblick.server.sftp;

import java.time.Duration;

/**
 * How deliveries talk to boxes.
 *
 * @param user the account that takes media
 * @param directory where that account sees the inbox
 * @param connectLimit how long the box may take to accept a connection, and again to prove who it is; Wi-Fi in power save
 *     needs seconds
 * @param operationLimit how long it may take to answer, or to take the next bytes
 * @param flushLimit how long it may take to write one file to its disk
 * @param warm how long, and how many, connections are kept for the next delivery
 */
public record SftpSettings(
        String user, String directory, Duration connectLimit, Duration operationLimit, Duration flushLimit, Warm warm) {
    /** What every box of ours wants. */
    public static final SftpSettings STANDARD = new SftpSettings(
            "media",
            "/media",
            Duration.ofSeconds(8),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            new Warm(Duration.ofSeconds(60), 200));

    /**
     * What is kept of a connection after its delivery.
     *
     * @param time how long it waits for another delivery; zero closes it at once
     * @param most how many wait at a time
     */
    public record Warm(Duration time, int most) {
        /** Nothing is kept. */
        public static final Warm NONE = new Warm(Duration.ZERO, 0);
    }

    /** These settings with other connections kept. */
    public SftpSettings with(Warm other) {
        return new SftpSettings(user, directory, connectLimit, operationLimit, flushLimit, other);
    }

    /** These settings for a box that must answer sooner. */
    SftpSettings answeringWithin(Duration limit) {
        return new SftpSettings(user, directory, connectLimit, limit, flushLimit, warm);
    }

    String path(String fileName) {
        return directory + "/" + fileName;
    }
}
