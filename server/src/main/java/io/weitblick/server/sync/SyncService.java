package io.weitblick.server.sync;

import io.weitblick.common.show.ShowObject;
import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.GiveUp;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import io.weitblick.server.box.BoxDirectory;
import io.weitblick.server.box.BoxReports;
import io.weitblick.server.box.BoxReserves;
import io.weitblick.server.command.CommandService;
import io.weitblick.server.credential.FleetKeys;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import io.weitblick.server.show.ShowService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a box's report and puts its news together, each in one short transaction. */
@ApplicationScoped
class SyncService {
    private final BoxReports reports;
    private final ShowService shows;
    private final BoxDirectory boxes;
    private final CommandService commands;
    private final FleetKeys keys;
    private final Clock clock;

    SyncService(
            BoxReports reports,
            BoxDirectory boxes,
            ShowService shows,
            CommandService commands,
            FleetKeys keys,
            Clock clock) {
        this.reports = reports;
        this.boxes = boxes;
        this.shows = shows;
        this.commands = commands;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * An answer, and whether it says anything that the agent does not know.
     *
     * @param response what to send
     * @param isNews whether it is worth sending before the wait is over
     */
    record Answer(SyncResponse response, boolean isNews) {}

    /** Stores the report and answers it. */
    @Transactional
    Answer report(String boxId, SyncRequest request) {
        commands.answered(boxId, request.results());
        reports.take(boxId, request).orElseThrow(() -> gone(boxId));
        return answer(boxId, request);
    }

    /** The answer of this moment to a request whose report is stored. */
    @Transactional
    Answer answer(String boxId, SyncRequest request) {
        BoxReports.Held held = reports.held(boxId).orElseThrow(() -> gone(boxId));
        boolean newShow = held.desired() != request.knownGeneration();
        List<Command> asked = commands.take(boxId);
        boolean otherObjects = !Objects.equals(held.objectsDigest(), request.objectsDigest());
        SyncResponse response = new SyncResponse(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                held.desired(),
                newShow ? objectNames(boxId) : null,
                held.objectsDigest(),
                held.desired() > request.onDiskGeneration() ? giveUp(boxId) : null,
                asked,
                keys.mediaAuthorizedKeys(),
                keys.showPublicKeys());
        return new Answer(response, newShow || otherObjects || !asked.isEmpty());
    }

    /** What the box may give up, if its disk has no room for the desired show and its site lets it. */
    private @Nullable GiveUp giveUp(String boxId) {
        BoxReserves has = boxes.reserves(boxId);
        if (!has.allowsGap()) {
            return null;
        }
        return shows.newest(boxId)
                .filter(show -> has.mayGiveUpFor(show.objects()) && isShort(has.shortBy(show.objects())))
                .map(show -> new GiveUp(show.generation(), BoxReserves.roomBytes(show.objects())))
                .orElse(null);
    }

    private static boolean isShort(@Nullable Long bytes) {
        return bytes != null && bytes > 0;
    }

    private @Nullable List<String> objectNames(String boxId) {
        return shows.newest(boxId)
                .map(show -> show.objects().stream().map(ShowObject::fileName).toList())
                .orElse(null);
    }

    private static ProblemException gone(String boxId) {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED, "Box " + boxId + " was deleted; enrol this machine anew.");
    }
}
