package io.weitblick.common.show;

import io.weitblick.common.hash.Sha256;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one box is to play: the payload of the signed manifest. Every item refers to one of the objects.
 *
 * @param format version of this format; a box refuses any other than {@link #FORMAT}
 * @param fleet id of the fleet, {@code fleet_...}
 * @param box id of the only box that may play it, {@code box_...}
 * @param generation number of the show, from 1; goes up only
 * @param keyId id of the key that signs it, the same as in the signature's header
 * @param issuedAt server time at which it was compiled
 * @param timeZone the zone of all time windows
 * @param objects the files it needs, each once
 * @param programs what it plays, and when
 */
public record Show(
        int format,
        String fleet,
        String box,
        long generation,
        String keyId,
        Instant issuedAt,
        ZoneId timeZone,
        List<ShowObject> objects,
        List<Program> programs) {
    /** The version of the format that this code reads and writes. */
    public static final int FORMAT = 1;

    /** @throws IllegalArgumentException if an item refers to an object that is not listed, or an object comes twice */
    public Show {
        objects = List.copyOf(objects);
        programs = List.copyOf(programs);
        if (generation < 1) {
            throw new IllegalArgumentException("a generation counts from 1, not " + generation);
        }
        Map<Sha256, ShowObject> known = new HashMap<>();
        for (ShowObject object : objects) {
            if (known.put(object.sha256(), object) != null) {
                throw new IllegalArgumentException("object " + object.sha256() + " is listed twice");
            }
        }
        for (Program program : programs) {
            for (ShowItem item : program.items()) {
                if (!known.containsKey(item.object())) {
                    throw new IllegalArgumentException("item " + item.name() + " refers to no object of this show");
                }
            }
        }
    }

    /** The object with this digest, if the show has it. */
    public Optional<ShowObject> object(Sha256 sha256) {
        return objects.stream().filter(o -> o.sha256().equals(sha256)).findFirst();
    }
}
