/**
 * From a box's name to its address of this moment, by DNS and by mDNS. Who may be talked to there is decided by host
 * keys, in {@code push}.
 */
@NullMarked
package io.weitblick.server.discovery;

import org.jspecify.annotations.NullMarked;
