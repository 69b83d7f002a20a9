/**
 * The messages between agent and server, as records. Their transport lives with each side.
 */
@NullMarked
package io.weitblick.common.sync;

import org.jspecify.annotations.NullMarked;
