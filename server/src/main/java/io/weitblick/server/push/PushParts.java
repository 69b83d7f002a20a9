package io.weitblick.server.push;

import io.weitblick.server.box.BoxTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** Remembers from where files that lie unfinished on boxes may be resumed. */
@ApplicationScoped
public class PushParts {
    private final PushPartRepository parts;
    private final Clock clock;

    PushParts(PushPartRepository parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    /** How many bytes of each file on this box are known to be right, by file name; no entry means none. */
    @Transactional
    Map<String, Long> resumable(BoxTarget target) {
        return parts.ofBox(target.id()).stream()
                .collect(Collectors.toMap(PushPart::fileName, part -> part.resumeBytes(target.bootId())));
    }

    /**
     * A file has grown.
     *
     * @param durableBytes from its start that the box has on its disk
     * @param inOrder whether its bytes are written one after the other
     */
    @Transactional
    void grown(BoxTarget target, String fileName, long durableBytes, boolean inOrder) {
        PushPart.Key key = new PushPart.Key(target.id(), fileName);
        PushPart part = parts.findByIdOptional(key).orElseGet(() -> {
            PushPart fresh = new PushPart(key);
            fresh.grow(durableBytes, null, clock.instant());
            parts.persist(fresh);
            return fresh;
        });
        part.grow(durableBytes, inOrder ? target.bootId() : null, clock.instant());
    }

    /** Nothing on this box is trusted any more, or needed. */
    @Transactional
    void forget(String boxId) {
        parts.deleteOfBox(boxId);
    }
}
