/**
 * Changes to files that survive a pulled plug. What is written where belongs to the callers.
 */
@NullMarked
package io.weitblick.agent.file;

import org.jspecify.annotations.NullMarked;
