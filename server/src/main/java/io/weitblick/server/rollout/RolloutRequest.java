package io.weitblick.server.rollout;

import org.jspecify.annotations.Nullable;

/**
 * A wish to publish.
 *
 * @param planDigest the plan that its dry run showed; null for whatever the plan is now
 */
public record RolloutRequest(@Nullable String planDigest) {}
