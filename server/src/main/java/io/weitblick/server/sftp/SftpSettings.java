package io.weitblick.server.sftp;

import java.time.Duration;

/**
 * How deliveries talk to boxes.
 *
 * @param user the account that takes media
 * @param directory where that account sees the inbox
 * @param connectLimit how long the box may take to accept a connection; Wi-Fi in power save needs seconds
 * @param operationLimit how long it may take to answer, or to take the next bytes
 * @param flushLimit how long it may take to write one file to its disk
 * @param requestsInFlight writes of 32 KiB that may be unanswered at a time
 */
public record SftpSettings(
        String user,
        String directory,
        Duration connectLimit,
        Duration operationLimit,
        Duration flushLimit,
        int requestsInFlight) {
    /** What every box of ours wants. */
    public static final SftpSettings STANDARD = new SftpSettings(
            "media", "/media", Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5), 64);

    String path(String fileName) {
        return directory + "/" + fileName;
    }
}
