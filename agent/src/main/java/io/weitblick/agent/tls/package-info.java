/**
 * Trust in the one server whose certificate is pinned. No HTTP.
 */
@NullMarked
package io.weitblick.agent.tls;

import org.jspecify.annotations.NullMarked;
