/** Tests of what holds deliveries back. */
@NullMarked
package io.weitblick.server.push.limit;

import org.jspecify.annotations.NullMarked;
