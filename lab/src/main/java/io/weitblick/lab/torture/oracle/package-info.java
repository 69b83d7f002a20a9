/** Judges a box by its disk alone. Shares no code with agent and server, so that a fault of theirs is not repeated here. */
@NullMarked
package io.weitblick.lab.torture.oracle;

import org.jspecify.annotations.NullMarked;
