/** Tests of this feature. */
@NullMarked
package io.weitblick.server.platform;

import org.jspecify.annotations.NullMarked;
