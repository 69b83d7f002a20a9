/**
 * Thousands of boxes that only sync: the wire protocol without an agent, to see what many open requests cost a server.
 */
@NullMarked
package io.weitblick.lab.swarm;

import org.jspecify.annotations.NullMarked;
