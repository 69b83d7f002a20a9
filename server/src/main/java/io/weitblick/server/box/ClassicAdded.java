package io.weitblick.server.box;

/**
 * A box that has no agent to tell its host keys was added, or stands at another address. Fired inside the transaction.
 *
 * @param boxId the box
 */
public record ClassicAdded(String boxId) {}
