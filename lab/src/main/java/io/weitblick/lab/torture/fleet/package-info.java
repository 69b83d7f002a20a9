/** The server's part of a box's life without the server: keys, signed shows, the sync protocol. Delivering is the engine's. */
@NullMarked
package io.weitblick.lab.torture.fleet;

import org.jspecify.annotations.NullMarked;
