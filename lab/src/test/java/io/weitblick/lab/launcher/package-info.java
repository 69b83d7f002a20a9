/**
 * Tests of the launcher script.
 */
@NullMarked
package io.weitblick.lab.launcher;

import org.jspecify.annotations.NullMarked;
