/** Tests of this feature. */
@NullMarked
package io.weitblick.server.user;

import org.jspecify.annotations.NullMarked;
