/**
 * How a machine becomes a box: tokens, and the agent's first request. Which machine is which box is known by {@code box}.
 */
@NullMarked
package io.weitblick.server.enrollment;

import org.jspecify.annotations.NullMarked;
