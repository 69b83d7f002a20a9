package io.weitblick.agent.store;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.player.PlayableShow;
import io.weitblick.agent.state.DiskState;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.show.ShowVerifier;
import io.weitblick.common.sync.GiveUp;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media on this box: watches the inbox, keeps the store true, and says which show can play. Belongs to one thread.
 */
public final class MediaStore {
    private static final Logger LOG = LoggerFactory.getLogger(MediaStore.class);

    /** Only a list that the server has just confirmed may condemn what lies in the inbox. */
    private static final Duration KEEP_LIST_LIFE = Duration.ofMinutes(2);

    private final Directories directories;
    private final BoxClock clock;
    private final Listener listener;
    private final Inbox inbox;
    private final ObjectStore objects;
    private final ShowStore shows;
    private final Takeover takeover;
    private final Disk disk;
    private final DurableFiles files;

    private @Nullable ShowVerifier verifier;
    private @Nullable Set<String> keep;
    private long keepSeenAt;
    private boolean lookAgain = true;
    private @Nullable Reason tampered;
    private @Nullable Reason obstacle;
    private @Nullable Reason unknown;
    private Optional<PlayableShow> playable = Optional.empty();

    /** Who wants to hear of changes. */
    public interface Listener {
        /** What the store holds, after every change. */
        void stored(DiskState state);

        /** The show that can play now, after every change. */
        void playable(Optional<PlayableShow> show);
    }

    /** The file system that the media lie on. */
    @FunctionalInterface
    interface Disk {
        /** Room on it for an ordinary user, in bytes. */
        long usableBytes() throws IOException;
    }

    public MediaStore(Directories directories, DurableFiles files, BoxClock clock, Listener listener) {
        this(directories, files, clock, listener, () -> Files.getFileStore(directories.store())
                .getUsableSpace());
    }

    MediaStore(Directories directories, DurableFiles files, BoxClock clock, Listener listener, Disk disk) {
        this.disk = disk;
        this.files = files;
        this.directories = directories;
        this.clock = clock;
        this.listener = listener;
        Path store = directories.store();
        this.inbox = new Inbox(directories.inbox(), files);
        this.objects = new ObjectStore(
                store.resolve("objects"), new HashCache(directories.state().resolve("hashes.json"), files), files);
        this.shows = new ShowStore(store.resolve("shows"), directories.state().resolve("shows.json"), files);
        this.takeover = new Takeover(inbox, new IncomingShows(store.resolve("incoming"), files), shows, objects);
    }

    /** Makes the directories that are missing and reads what is stored. */
    public void open() throws IOException {
        for (String name : List.of("objects", "shows", "incoming")) {
            files.makeDirectories(directories.store().resolve(name));
        }
        Files.createDirectories(directories.inbox());
        objects.open();
        shows.open();
        publish();
    }

    /** Who may sign shows from now on. */
    public void trust(ShowVerifier newVerifier) {
        verifier = newVerifier;
        lookAgain = true;
    }

    /** What the server wants kept, as of now. */
    public void keep(Set<String> objectNames) throws IOException {
        boolean changed = !objectNames.equals(keep);
        keep = Set.copyOf(objectNames);
        keepSeenAt = clock.nanoTime();
        if (changed) {
            collect();
            publish();
        }
    }

    /**
     * Makes room for the show that the server wants, if it really lacks it: first by what nobody sees, and only if that is
     * not enough by what plays. Where even that would not be enough, everything stays.
     */
    public void giveUp(GiveUp ask) throws IOException {
        if (keep == null || shows.pointers().acceptedGeneration() >= ask.below()) {
            return;
        }
        Inbox.Listing listing = inbox.list();
        long arrived = inbox.bytesOf(listing, keep) + objects.bytesOf(keep);
        if (disk.usableBytes() + arrived >= ask.roomBytes()) {
            return;
        }
        takeover.forgetBelow(ask.below());
        if (clock.isTrusted()) {
            inbox.collectSoon(listing, needed(), clock.now());
        }
        long lacking = ask.roomBytes() - arrived - disk.usableBytes();
        if (lacking <= 0) {
            return;
        }
        List<Show> playing =
                shows.accepted().filter(takeover::isComplete).stream().toList();
        if (lacking > objects.bytesBesides(needed(List.of()))) {
            LOG.warn(
                    "The disk is too small for the next show even without the old one generation={} lackingBytes={}",
                    ask.below(),
                    lacking);
        } else if (!playing.isEmpty() && lacking <= objects.bytesBesides(needed(playing))) {
            LOG.info("The last good show makes room for the next one generation={}", ask.below());
            shows.giveUpLastGood();
        } else {
            LOG.info("The show that plays makes room for the next one generation={}", ask.below());
            shows.giveUpAll();
        }
        lookAgain = true;
        // What plays ends before its files go.
        publish();
        collect();
        publish();
    }

    /**
     * Looks at everything once.
     *
     * @param touched names of stored objects for which the kernel has reported a change
     */
    public void look(Set<String> touched) throws IOException {
        sweep(touched);
        if (inbox.isTriggered()) {
            inbox.rearm();
            lookAgain = true;
        }
        Inbox.Listing listing = inbox.list();
        noteUnknown(listing);
        if (lookAgain && verifier != null) {
            obstacle = takeover.run(listing, verifier);
            lookAgain = false;
            tampered = obstacle == null ? null : tampered;
            collect();
        }
        if (keep != null && clock.nanoTime() - keepSeenAt < KEEP_LIST_LIFE.toNanos() && clock.isTrusted()) {
            inbox.collect(listing, needed(), clock.now());
        }
        publish();
    }

    /** Says that the last look could not be finished; the next one starts over. */
    public void failed(IOException failure) {
        LOG.warn("The media file system refuses an operation cause={}", failure.toString());
        lookAgain = true;
        obstacle = new Reason(ReasonCode.REMOTE_IO, "the media file system refuses an operation: " + failure);
        publish();
    }

    private void sweep(Set<String> touched) throws IOException {
        List<String> found = objects.sweep(touched);
        if (!found.isEmpty()) {
            LOG.error("Stored objects were written to by someone objects={}", found);
            List<ShowObject> known = shows.all().stream()
                    .flatMap(show -> show.objects().stream())
                    .filter(object -> found.contains(object.fileName()))
                    .toList();
            String names = shows.all().isEmpty() || known.isEmpty()
                    ? InboxNames.forPeople(found)
                    : Takeover.describe(shows.all().get(0), known);
            tampered = new Reason(
                    ReasonCode.OBJECT_TAMPERED,
                    names + " was written to after it had been verified and is deleted; someone holds a media key");
        }
    }

    private void noteUnknown(Inbox.Listing listing) {
        unknown = listing.unknown().isEmpty()
                ? null
                : new Reason(
                        ReasonCode.UNKNOWN_FILES,
                        "files in the inbox that belong to no show: "
                                + InboxNames.forPeople(
                                        listing.unknown().stream().sorted().toList()));
    }

    private void collect() throws IOException {
        if (keep != null) {
            objects.collect(needed());
        }
    }

    private Set<String> needed() {
        return needed(shows.all());
    }

    /** What the server wants kept, what waits, and what these shows need. */
    private Set<String> needed(List<Show> stored) {
        Set<String> names = new HashSet<>(keep == null ? Set.of() : keep);
        stored.forEach(show -> show.objects().forEach(object -> names.add(object.fileName())));
        takeover.pending().ifPresent(show -> show.objects().forEach(object -> names.add(object.fileName())));
        return names;
    }

    private void publish() {
        Optional<Show> best = shows.all().stream().filter(takeover::isComplete).findFirst();
        Optional<PlayableShow> now = best.map(this::withFiles);
        if (!now.equals(playable)) {
            playable = now;
            listener.playable(now);
        }
        Reason reason = tampered != null ? tampered : obstacle != null ? obstacle : unknown;
        listener.stored(new DiskState(
                shows.pointers().acceptedGeneration(),
                best.map(Show::generation).orElse(0L),
                objects.names(),
                reason));
    }

    private PlayableShow withFiles(Show show) {
        Map<Sha256, Path> files = new HashMap<>();
        show.objects().forEach(object -> files.put(object.sha256(), objects.path(object.fileName())));
        return new PlayableShow(show, files);
    }
}
