/**
 * The agents' request that reports and waits for news. What the news are is known by {@code show} and {@code command}.
 */
@NullMarked
package io.weitblick.server.sync;

import org.jspecify.annotations.NullMarked;
