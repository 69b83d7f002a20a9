package io.weitblick.server.box;

/**
 * A person added a box that has no agent to tell its host keys. Fired inside the transaction.
 *
 * @param boxId the box
 */
public record ClassicAdded(String boxId) {}
