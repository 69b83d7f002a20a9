/** Tests of this feature. */
@NullMarked
package io.weitblick.server.event;

import org.jspecify.annotations.NullMarked;
