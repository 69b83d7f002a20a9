/**
 * What the parts of the agent know about themselves, gathered for reports. Nothing is decided here.
 */
@NullMarked
package io.weitblick.agent.state;

import org.jspecify.annotations.NullMarked;
