/**
 * How programs on a box log: to systemd's journal by standard output.
 */
@NullMarked
package io.weitblick.agent.journal;

import org.jspecify.annotations.NullMarked;
