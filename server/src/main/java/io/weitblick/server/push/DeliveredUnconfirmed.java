package io.weitblick.server.push;

/**
 * A box that cannot report has taken everything. Fired inside the transaction that says so.
 *
 * @param boxId the box
 * @param generation what it has
 */
public record DeliveredUnconfirmed(String boxId, long generation) {}
