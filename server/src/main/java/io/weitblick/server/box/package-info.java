/**
 * Boxes: who they are, what they last reported, and what state that makes. Talking to them lives in {@code sync} and {@code push}.
 */
@NullMarked
package io.weitblick.server.box;

import org.jspecify.annotations.NullMarked;
