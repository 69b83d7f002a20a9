package io.weitblick.server.show;

import io.weitblick.server.box.BoxFacts;
import io.weitblick.server.box.BoxKind;
import java.util.Optional;

/**
 * What a publish would make of one box's show.
 *
 * @param box the box
 * @param content what it would play
 * @param fromGeneration the newest generation before, 0 for none
 * @param changed whether the content differs from that of the newest generation
 */
public record PlannedShow(BoxFacts box, ShowContent content, long fromGeneration, boolean changed) {
    /** Why this box cannot play it, as one sentence; empty if it can. */
    public Optional<String> refusal() {
        return box.kind() == BoxKind.CLASSIC
                ? ClassicShow.refusal(content.programs(), content.objects())
                : Optional.empty();
    }
}
