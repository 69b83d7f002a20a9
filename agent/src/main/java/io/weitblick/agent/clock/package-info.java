/**
 * The time a box goes by, and whether to believe it. No time zones or windows.
 */
@NullMarked
package io.weitblick.agent.clock;

import org.jspecify.annotations.NullMarked;
