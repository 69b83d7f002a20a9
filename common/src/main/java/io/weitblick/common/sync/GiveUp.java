package io.weitblick.common.sync;

/**
 * The server lets a box show its logo for a while: the desired show does not fit beside the old ones. The agent gives up
 * only as much as it must, and nothing if that would not make enough room.
 *
 * @param below shows with a lower generation may be given up
 * @param roomBytes how much room the desired show takes: all its objects, those included that the box has, and what a
 *     delivery leaves free
 */
public record GiveUp(long below, long roomBytes) {}
