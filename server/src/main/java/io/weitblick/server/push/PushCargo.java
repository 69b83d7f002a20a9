package io.weitblick.server.push;

import io.weitblick.common.show.ShowObject;
import io.weitblick.server.asset.MediaStore;
import io.weitblick.server.box.BoxKind;
import io.weitblick.server.sftp.Cargo;
import io.weitblick.server.sftp.ClassicCargo;
import io.weitblick.server.sftp.ObjectSource;
import io.weitblick.server.sftp.ShowCargo;
import io.weitblick.server.show.ClassicShow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Puts together what a delivery brings. */
@ApplicationScoped
class PushCargo {
    private final MediaStore media;
    private final PushParts parts;

    PushCargo(MediaStore media, PushParts parts) {
        this.media = media;
        this.parts = parts;
    }

    Cargo of(PushJob job) {
        Map<String, Long> resumable = parts.resumable(job.target());
        if (job.target().kind() == BoxKind.CLASSIC) {
            ClassicShow show = job.show().classic();
            return new ClassicCargo(
                    show.files().stream()
                            .map(file -> new ClassicCargo.File(source(file.object(), resumable), file.name()))
                            .toList(),
                    show.player());
        }
        return new ShowCargo(
                job.show().generation(),
                job.show().signed(),
                job.missing().stream().map(object -> source(object, resumable)).toList());
    }

    /** Why the box cannot play it, as one sentence; a box may be added long after the publish that refuses such a thing. */
    Optional<String> refusal(PushJob job) {
        return job.target().kind() == BoxKind.CLASSIC ? job.show().classicRefusal() : Optional.empty();
    }

    /** Nothing lies unfinished on the box any more. */
    void delivered(PushJob job) {
        parts.forget(job.target().id());
    }

    private ObjectSource source(ShowObject object, Map<String, Long> resumable) {
        return new ObjectSource(
                object.fileName(),
                object.size(),
                media.path(object.sha256()),
                resumable.getOrDefault(object.fileName(), 0L));
    }
}
