/**
 * Remote actions that a person asks of a box, until the box has answered or the deadline has passed.
 */
@NullMarked
package io.weitblick.server.command;

import org.jspecify.annotations.NullMarked;
