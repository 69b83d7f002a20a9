/**
 * Tests of the queue of deliveries.
 */
@NullMarked
package io.weitblick.server.push;

import org.jspecify.annotations.NullMarked;
