package io.weitblick.server.box;

/**
 * A person accepted a box's new host key, so deliveries may go on.
 *
 * @param boxId the box
 */
public record HostKeyAccepted(String boxId) {}
