/**
 * The conversation with the server: reports, news, commands.
 */
@NullMarked
package io.weitblick.agent.sync;

import org.jspecify.annotations.NullMarked;
