/**
 * The fleet's identity and secrets: its id, the keys that sign shows and open boxes, and how they are sealed at rest. Who
 * may use the server is the user feature's.
 */
@NullMarked
package io.weitblick.server.credential;

import org.jspecify.annotations.NullMarked;
