/**
 * What holds deliveries back: the time of day, a bandwidth, the pause after a failure. Plain rules that know nothing of the
 * database; which delivery they are asked about is the queue's.
 */
@NullMarked
package io.weitblick.server.push.limit;

import org.jspecify.annotations.NullMarked;
