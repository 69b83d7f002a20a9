package io.weitblick.server.show;

import io.weitblick.server.box.BoxFacts;
import java.util.Collections;
import java.util.List;

/**
 * Which boxes are meant: OR within each list, AND between those that are not empty.
 *
 * @param boxes box ids
 * @param tags labels
 * @param sites site ids
 * @param all every box; the lists are empty then
 */
record Selection(List<String> boxes, List<String> tags, List<String> sites, boolean all) {
    Selection {
        boxes = List.copyOf(boxes);
        tags = List.copyOf(tags);
        sites = List.copyOf(sites);
    }

    boolean isEmpty() {
        return !all && boxes.isEmpty() && tags.isEmpty() && sites.isEmpty();
    }

    boolean includes(BoxFacts box) {
        if (isEmpty()) {
            return false;
        }
        return (boxes.isEmpty() || boxes.contains(box.id()))
                && (tags.isEmpty() || !Collections.disjoint(tags, box.tags()))
                && (sites.isEmpty() || box.siteId() != null && sites.contains(box.siteId()));
    }
}
