/**
 * Playlists and their immutable revisions. Which boxes play them is told by {@code show}.
 */
@NullMarked
package io.weitblick.server.playlist;

import org.jspecify.annotations.NullMarked;
