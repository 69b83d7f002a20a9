package io.weitblick.server.sftp;

import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.sftp.ClassicCargo.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPException;
import org.jspecify.annotations.Nullable;

/**
 * One playlist for an unmodified Himblick box. Its player looks into the inbox whenever a player process ends, not only
 * when it is told to, takes whatever has a name that it knows into {@code current/}, and wipes what was there. So nothing
 * may have such a name before everything is there: all files grow as {@code .part}, and get their names in one burst.
 */
final class ClassicTransfer {
    private static final String TRIGGER = "remove-when-done";
    private static final String CONF = "himblick.conf";
    private static final String CURRENT = "current";
    private static final String PART = ".part";
    private static final Pattern OUR_PART = Pattern.compile("[0-9a-f]{64}(-[0-9]+)?\\.[a-z0-9]{1,8}\\.part");
    private static final long RESERVE_BYTES = 1 << 20;
    private static final int MOST_LISTED = 20_000;
    private static final int MOST_ATTEMPTS = 5;
    /** Himblick stops its player first, which may take a while. */
    private static final Duration REACTION = Duration.ofSeconds(30);

    /** A player that moves files shows it sooner than that. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration NAP = Duration.ofMillis(200);

    private final Delivery delivery;
    private final ClassicCargo cargo;
    private final DeliveryContext context;
    private final SftpSettings settings;
    private final Channels channels;
    private final RemoteFiles files;
    private final Map<String, File> byPart = new LinkedHashMap<>();
    private long sent;

    ClassicTransfer(Delivery delivery, ClassicCargo cargo, DeliveryContext context, Channels channels) {
        this.delivery = delivery;
        this.cargo = cargo;
        this.context = context;
        this.settings = context.settings();
        this.channels = channels;
        this.files = channels.first();
        for (File file : cargo.files()) {
            byPart.put(freePart(file.object().fileName()), file);
        }
    }

    DeliveryOutcome run() throws IOException {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            DeliveryOutcome obstacle = bring();
            if (obstacle != null) {
                return obstacle;
            }
            if (hasAll()) {
                context.listener().step(DeliveryStep.TRIGGER, TRIGGER);
                files.remove(settings.path(TRIGGER));
                if (awaitTaken()) {
                    return new DeliveryOutcome.Delivered(sent, 0);
                }
            }
        }
        return new DeliveryOutcome.Failed(
                ReasonCode.REMOTE_IO,
                delivery.target().label() + " took only a part of the show, " + MOST_ATTEMPTS + " times in a row; its"
                        + " player ends too often, see what it says in ~/.xsession-errors there.",
                true);
    }

    /** Puts every file into the inbox; what stands in the way, or null. */
    private @Nullable DeliveryOutcome bring() throws IOException {
        context.listener().step(DeliveryStep.LOOK, "");
        Map<String, Long> inbox = list("");
        removeLeftOvers(inbox.keySet());
        List<Upload> uploads = uploads(inbox);
        long toAdd = uploads.stream()
                .mapToLong(upload -> upload.size() - upload.resumedAt())
                .sum();
        context.listener().step(DeliveryStep.MEASURE, "");
        OptionalLong free = files.freeBytes(settings.directory());
        if (free.isPresent() && free.getAsLong() < toAdd + RESERVE_BYTES) {
            return context.failures().diskFull(toAdd + RESERVE_BYTES, free.getAsLong());
        }
        long total = uploads.stream().mapToLong(Upload::size).sum();
        Convoy convoy = new Convoy(channels, context, delivery.pace());
        convoy.send(uploads, total, total - toAdd);
        sent += convoy.sent();
        setPlayer();
        Map<String, String> burst = new LinkedHashMap<>();
        byPart.forEach((part, file) -> burst.put(settings.path(part + PART), settings.path(file.name())));
        context.listener().step(DeliveryStep.RENAME, cargo.files().size() + " files");
        files.renameAll(burst);
        return null;
    }

    /**
     * Parts of other pushes, and files of ours that the box has not taken: they are not to play with the new ones. What
     * has a name of the new ones is replaced by the burst: a file that vanished under its hands would end the player.
     */
    private void removeLeftOvers(Set<String> names) throws IOException {
        Set<String> wanted = cargo.files().stream().map(File::name).collect(Collectors.toSet());
        for (String name : names) {
            boolean part = OUR_PART.matcher(name).matches()
                    && !byPart.containsKey(name.substring(0, name.length() - PART.length()));
            if (part || name.startsWith(ClassicCargo.PREFIX) && !wanted.contains(name)) {
                files.remove(settings.path(name));
            }
        }
    }

    private List<Upload> uploads(Map<String, Long> inbox) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        for (Map.Entry<String, File> one : byPart.entrySet()) {
            ObjectSource object = one.getValue().object();
            long there = inbox.getOrDefault(one.getKey() + PART, 0L);
            long resumeAt = Math.min(there, object.resumeBytes());
            if (there > object.size()) {
                files.remove(settings.path(one.getKey() + PART));
                resumeAt = 0;
            }
            uploads.add(
                    Upload.of(one.getKey(), Content.of(object.path()), object.size(), resumeAt, Upload.Ending.FLUSHED));
        }
        return uploads;
    }

    /** Sets the keys of {@code [player]} and leaves everything else of that file as it is. */
    private void setPlayer() throws IOException {
        if (cargo.player().isEmpty()) {
            return;
        }
        String before = files.read(settings.path(CONF), ConfFile.MAX_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        ConfFile conf = ConfFile.parse(before);
        for (Map.Entry<String, String> key : cargo.player().entrySet()) {
            conf = conf.with("player", key.getKey(), key.getValue());
        }
        if (!conf.toString().equals(before)) {
            byte[] text = conf.toString().getBytes(StandardCharsets.UTF_8);
            files.remove(settings.path(CONF + PART));
            new Convoy(channels, context, delivery.pace())
                    .send(
                            List.of(Upload.of(CONF, Content.of(text), text.length, 0, Upload.Ending.FLUSHED)),
                            text.length,
                            0);
            files.rename(settings.path(CONF + PART), settings.path(CONF));
        }
    }

    /**
     * Whether the box has all of them after the burst: still to be taken, or taken. A player that is at it may finish, since
     * what is sent again meanwhile it would take one by one; so the answer is no only once nothing moves any more.
     */
    private boolean hasAll() throws IOException {
        long until = System.nanoTime() + REACTION.toNanos();
        long movedAt = System.nanoTime();
        Map<String, Long> waiting = list("");
        Map<String, Long> current = list("/" + CURRENT);
        while (!isAllIn(waiting) && taken(current) != Taken.ALL) {
            long now = System.nanoTime();
            if (now - movedAt > SETTLED.toNanos() || now - until > 0) {
                return false;
            }
            nap();
            Map<String, Long> waitingBefore = waiting;
            Map<String, Long> currentBefore = current;
            waiting = list("");
            current = list("/" + CURRENT);
            if (!waiting.equals(waitingBefore) || !current.equals(currentBefore)) {
                movedAt = System.nanoTime();
            }
        }
        return true;
    }

    private boolean isAllIn(Map<String, Long> inbox) {
        return cargo.files().stream()
                .allMatch(file ->
                        inbox.getOrDefault(file.name(), -1L) == file.object().size());
    }

    /** Which of our files play. */
    private enum Taken {
        NONE,
        SOME,
        ALL
    }

    private Taken taken(Map<String, Long> current) {
        long ours = cargo.files().stream()
                .filter(file ->
                        current.getOrDefault(file.name(), -1L) == file.object().size())
                .count();
        return ours == 0 ? Taken.NONE : ours < cargo.files().size() ? Taken.SOME : Taken.ALL;
    }

    /**
     * Waits until the box has taken the files. One that does not look at all has them and will play them: nobody can say
     * more of a box that does not report.
     *
     * @return whether it has all, or none so far
     */
    private boolean awaitTaken() throws IOException {
        context.listener().step(DeliveryStep.VERIFY, CURRENT);
        long until = System.nanoTime() + REACTION.toNanos();
        while (true) {
            // A file in the middle of being moved is in neither directory, so the inbox is asked first.
            boolean waits = isAllIn(list(""));
            Taken taken = taken(list("/" + CURRENT));
            if (taken == Taken.ALL) {
                return true;
            }
            if (System.nanoTime() - until > 0) {
                return taken == Taken.NONE && waits;
            }
            nap();
        }
    }

    /** Empty where there is no such directory; the player removes its own now and then. */
    private Map<String, Long> list(String below) throws IOException {
        try {
            return files.list(settings.directory() + below, MOST_LISTED).orElse(Map.of());
        } catch (SFTPException e) {
            if (!below.isEmpty() && e.getStatusCode() == StatusCode.NO_SUCH_FILE) {
                return Map.of();
            }
            throw e;
        }
    }

    private void nap() {
        context.guard().expectWithin(settings.operationLimit().plus(NAP));
        if (context.listener().cancelled()) {
            throw new CancellationException();
        }
        try {
            Thread.sleep(NAP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** An object that plays twice arrives twice, since each of the two is moved away. */
    private String freePart(String fileName) {
        Set<String> taken = new HashSet<>(byPart.keySet());
        int dot = fileName.indexOf('.');
        String name = fileName;
        for (int copy = 2; taken.contains(name); copy++) {
            name = fileName.substring(0, dot) + "-" + copy + fileName.substring(dot);
        }
        return name;
    }
}
