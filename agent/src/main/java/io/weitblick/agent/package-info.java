/**
 * The agent as a whole: its parts put together, and the program that runs on a box.
 */
@NullMarked
package io.weitblick.agent;

import org.jspecify.annotations.NullMarked;
