/** The network between server and box, which can be cut at a byte. */
@NullMarked
package io.weitblick.lab.torture.wire;

import org.jspecify.annotations.NullMarked;
