package io.weitblick.agent.store;

import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.show.ShowVerifier;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what has arrived in the inbox into the store: the newest valid show, its objects, and last the switch. Each
 * step can be cut off; the next run goes on from there. Not thread-safe.
 */
final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    private final Inbox inbox;
    private final IncomingShows incoming;
    private final ShowStore shows;
    private final ObjectStore objects;
    private @Nullable Show pending;

    Takeover(Inbox inbox, IncomingShows incoming, ShowStore shows, ObjectStore objects) {
        this.inbox = inbox;
        this.incoming = incoming;
        this.shows = shows;
        this.objects = objects;
    }

    /** Runs once over this listing; the result says what stands in the way, null if nothing does. */
    @Nullable
    Reason run(Inbox.Listing listing, ShowVerifier verifier) throws IOException {
        for (String name : listing.shows()) {
            incoming.take(inbox.path(name));
        }
        Optional<IncomingShow> best = incoming.best(verifier, shows.pointers());
        pending = best.map(IncomingShow::show).orElse(null);
        if (best.isEmpty()) {
            Reason obstacle = repairAccepted();
            return incoming.refusal() != null ? incoming.refusal() : obstacle;
        }
        Reason obstacle = admit(best.get().show());
        if (obstacle == null) {
            switchTo(best.get());
        }
        return obstacle;
    }

    /** Forgets a show that waits for its objects if it is older than this. */
    void forgetBelow(long generation) throws IOException {
        incoming.removeBelow(generation);
        pending = pending == null || pending.generation() < generation ? null : pending;
    }

    /** The show that waits for its objects, if there is one. */
    Optional<Show> pending() {
        return Optional.ofNullable(pending);
    }

    boolean isComplete(Show show) {
        return show.objects().stream().allMatch(objects::has);
    }

    private @Nullable Reason repairAccepted() throws IOException {
        Optional<Show> accepted = shows.accepted();
        return accepted.isEmpty() || isComplete(accepted.get()) ? null : admit(accepted.get());
    }

    private void switchTo(IncomingShow next) throws IOException {
        boolean formerIsGood = shows.accepted().map(this::isComplete).orElse(false);
        shows.accept(next.show(), next.compact(), formerIsGood);
        incoming.remove(next);
        pending = null;
        LOG.info(
                "A show is on disk generation={} objects={}",
                next.show().generation(),
                next.show().objects().size());
    }

    private @Nullable Reason admit(Show show) throws IOException {
        List<ShowObject> missing = new ArrayList<>();
        List<ShowObject> wrong = new ArrayList<>();
        for (ShowObject object : show.objects()) {
            switch (objects.admit(object, inbox)) {
                case HERE -> {}
                case MISSING -> missing.add(object);
                case WRONG -> wrong.add(object);
            }
        }
        objects.save();
        if (!wrong.isEmpty()) {
            return new Reason(
                    ReasonCode.OBJECT_HASH,
                    "the bytes that arrived for " + describe(show, wrong) + " are not the published ones and were "
                            + "deleted; they have to be sent again");
        }
        if (!missing.isEmpty()) {
            return new Reason(
                    ReasonCode.OBJECT_MISSING,
                    "generation " + show.generation() + " waits for " + describe(show, missing));
        }
        return null;
    }

    /** The names that people gave these objects. */
    static String describe(Show show, List<ShowObject> objects) {
        Set<String> wanted =
                objects.stream().map(object -> object.sha256().hex()).collect(Collectors.toSet());
        List<String> names = show.programs().stream()
                .flatMap(program -> program.items().stream())
                .filter(item -> wanted.contains(item.object().hex()))
                .map(item -> item.name())
                .distinct()
                .toList();
        return InboxNames.forPeople(
                names.isEmpty() ? objects.stream().map(ShowObject::fileName).toList() : names);
    }
}
