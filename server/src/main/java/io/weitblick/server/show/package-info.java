/**
 * Assignments of playlists to boxes, what was published of them, and the signed show that each box gets from it. Delivery lives in {@code push}.
 */
@NullMarked
package io.weitblick.server.show;

import org.jspecify.annotations.NullMarked;
