package io.weitblick.server.show;

import io.weitblick.common.show.Program;
import io.weitblick.common.show.ShowObject;
import java.util.List;
import java.util.Optional;

/**
 * A show as it goes to its box.
 *
 * @param boxId the box
 * @param generation its number
 * @param signed the signed manifest
 * @param objects the files that it needs
 * @param programs what it plays
 */
public record DeliverableShow(
        String boxId, long generation, String signed, List<ShowObject> objects, List<Program> programs) {
    public DeliverableShow {
        objects = List.copyOf(objects);
        programs = List.copyOf(programs);
    }

    /** The same for an unmodified Himblick box. */
    public ClassicShow classic() {
        return ClassicShow.of(programs, objects);
    }

    /** Why an unmodified Himblick box cannot play it, as one sentence; empty if it can. */
    public Optional<String> classicRefusal() {
        return ClassicShow.refusal(programs, objects);
    }

    static DeliverableShow of(StoredShow show) {
        return new DeliverableShow(
                show.boxId(),
                show.generation(),
                show.signed(),
                show.manifest().objects(),
                show.manifest().programs());
    }
}
