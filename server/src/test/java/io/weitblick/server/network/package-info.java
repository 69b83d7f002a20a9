/** Tests of this feature. */
@NullMarked
package io.weitblick.server.network;

import org.jspecify.annotations.NullMarked;
