package io.weitblick.server.show;

/**
 * A box got a new show. Fired inside the transaction that stores it.
 *
 * @param boxId the box
 * @param generation the show's number
 */
public record ShowMade(String boxId, long generation) {}
