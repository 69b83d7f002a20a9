/**
 * How the machine is doing, from proc(5) and sysfs.
 */
@NullMarked
package io.weitblick.agent.health;

import org.jspecify.annotations.NullMarked;
