/**
 * Publishing: the plan, the publish itself, and how far it has come. The shows it makes live in {@code show}.
 */
@NullMarked
package io.weitblick.server.rollout;

import org.jspecify.annotations.NullMarked;
