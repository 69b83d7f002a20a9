/**
 * The queue of deliveries: one for each box at most, whose turn it is, how each ends and when it is tried again. How bytes
 * come to a box is {@code sftp}; which box gets what lives in {@code rollout} and {@code show}.
 */
@NullMarked
package io.weitblick.server.push;

import org.jspecify.annotations.NullMarked;
