/** Tests of this feature. */
@NullMarked
package io.weitblick.server.problem;

import org.jspecify.annotations.NullMarked;
