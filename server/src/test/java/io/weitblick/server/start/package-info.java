/** Tests of this feature. */
@NullMarked
package io.weitblick.server.start;

import org.jspecify.annotations.NullMarked;
