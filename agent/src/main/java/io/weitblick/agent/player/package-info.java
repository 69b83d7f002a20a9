/**
 * What should be on the screen at this moment, and the processes that put it there.
 */
@NullMarked
package io.weitblick.agent.player;

import org.jspecify.annotations.NullMarked;
