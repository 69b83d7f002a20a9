/**
 * Decides which items of a show are due at an instant. It knows no clock and no box.
 */
@NullMarked
package io.weitblick.common.schedule;

import org.jspecify.annotations.NullMarked;
