/**
 * Uploaded media: their names, and their bytes stored by content. What plays them is told by {@code playlist}.
 */
@NullMarked
package io.weitblick.server.asset;

import org.jspecify.annotations.NullMarked;
