package io.weitblick.server.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.json.Json;
import io.weitblick.common.media.MediaType;
import io.weitblick.common.show.Program;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.ShowObject;
import io.weitblick.server.box.BoxFacts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a box is to play, before it has a number and a signature. The same frozen set and box give the same content, to
 * the byte.
 *
 * @param timeZone the zone of its time windows
 * @param objects the files it needs, each once, in order of first use
 * @param programs what it plays
 */
public record ShowContent(ZoneId timeZone, List<ShowObject> objects, List<Program> programs) {
    public ShowContent {
        objects = List.copyOf(objects);
        programs = List.copyOf(programs);
    }

    /** Compiles the content for one box. */
    static ShowContent compile(FrozenSet frozen, BoxFacts box) {
        Map<Sha256, ShowObject> objects = new LinkedHashMap<>();
        List<Program> programs = new ArrayList<>();
        for (FrozenSet.FrozenAssignment assignment : frozen.assignments()) {
            if (assignment.selection().includes(box) && !assignment.items().isEmpty()) {
                programs.add(program(assignment, objects));
            }
        }
        return new ShowContent(box.timeZone(), List.copyOf(objects.values()), programs);
    }

    private static Program program(FrozenSet.FrozenAssignment assignment, Map<Sha256, ShowObject> objects) {
        List<ShowItem> items = new ArrayList<>();
        for (FrozenSet.FrozenItem item : assignment.items()) {
            MediaType type = MediaType.ofMime(item.mediaType()).orElseThrow();
            objects.putIfAbsent(item.sha256(), new ShowObject(item.sha256(), type.extension(), item.size()));
            items.add(new ShowItem(item.assetId(), item.name(), item.sha256(), item.mediaType(), item.seconds()));
        }
        return new Program(assignment.id(), assignment.playlistName(), assignment.priority(), List.of(), items);
    }

    /** The digest by which two contents are compared. */
    Sha256 digest() {
        try {
            return Sha256.of(Json.mapper().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a show's content is plain records", e);
        }
    }

    /** How many items it has over all programs. */
    public int itemCount() {
        return programs.stream().mapToInt(program -> program.items().size()).sum();
    }

    /** Names of the playlists it plays. */
    public List<String> playlistNames() {
        return programs.stream().map(Program::playlist).distinct().toList();
    }
}
