/** Tests of this feature. */
@NullMarked
package io.weitblick.server.credential;

import org.jspecify.annotations.NullMarked;
