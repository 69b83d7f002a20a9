package io.weitblick.server.box;

/**
 * Something changed that decides which show a box gets: it enrolled, or its tags or site changed. Fired inside the
 * transaction that changes it.
 *
 * @param boxId the box
 */
public record BoxChanged(String boxId) {}
