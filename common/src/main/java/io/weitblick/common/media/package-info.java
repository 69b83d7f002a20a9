/**
 * The media types that a box can show, told by file name extension. How a type is played is the agent's business.
 */
@NullMarked
package io.weitblick.common.media;

import org.jspecify.annotations.NullMarked;
