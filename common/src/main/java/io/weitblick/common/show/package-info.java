/**
 * The show: the signed manifest that tells one box what to play. Compiling it from assignments is the server's work, playing it the agent's.
 */
@NullMarked
package io.weitblick.common.show;

import org.jspecify.annotations.NullMarked;
