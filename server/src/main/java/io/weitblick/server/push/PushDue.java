package io.weitblick.server.push;

import java.time.Instant;

/**
 * A box's delivery wants a worker. Fired inside the transaction that says so, acted on after its commit.
 *
 * @param boxId the box
 * @param when not before this
 */
record PushDue(String boxId, Instant when) {}
