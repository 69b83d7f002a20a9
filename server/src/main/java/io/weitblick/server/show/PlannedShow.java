package io.weitblick.server.show;

import io.weitblick.server.box.BoxFacts;

/**
 * What a publish would make of one box's show.
 *
 * @param box the box
 * @param content what it would play
 * @param fromGeneration the newest generation before, 0 for none
 * @param changed whether the content differs from that of the newest generation
 */
public record PlannedShow(BoxFacts box, ShowContent content, long fromGeneration, boolean changed) {}
