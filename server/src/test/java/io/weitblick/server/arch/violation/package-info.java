/** Breaks every rule of the server's shape, to show that the rules see it. */
@NullMarked
package io.weitblick.server.arch.violation;

import org.jspecify.annotations.NullMarked;
