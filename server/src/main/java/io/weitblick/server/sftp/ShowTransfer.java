package io.weitblick.server.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * One show over an open connection, in an order that may be cut anywhere: objects, then the show that names them, then the
 * trigger. Nothing is said to be there before it is.
 */
final class ShowTransfer {
    private static final String TRIGGER = "remove-when-done";
    // What directories and the box itself may take while we write.
    private static final long RESERVE_BYTES = 1 << 20;
    /** From so many objects on one list of the inbox is cheaper than a question for each. */
    private static final int LIST_FROM = 4;
    /** An inbox with more than this is not listed: somebody has filled it. */
    private static final int MOST_LISTED = 20_000;

    private final Delivery delivery;
    private final ShowCargo cargo;
    private final DeliveryContext context;
    private final SftpSettings settings;
    private final Channels channels;
    private final RemoteFiles files;
    private final long total;

    ShowTransfer(Delivery delivery, ShowCargo cargo, DeliveryContext context, Channels channels) {
        this.delivery = delivery;
        this.cargo = cargo;
        this.context = context;
        this.settings = context.settings();
        this.channels = channels;
        this.files = channels.first();
        this.total = cargo.objects().stream().mapToLong(ObjectSource::size).sum();
    }

    DeliveryOutcome run() throws IOException {
        List<Upload> missing = look();
        OptionalLong free = room();
        long needed = RESERVE_BYTES + cargo.signedShow().length() + bytesToAdd(missing);
        if (free.isPresent() && free.getAsLong() < needed) {
            return context.failures().diskFull(needed, free.getAsLong());
        }
        long there = total - bytesToAdd(missing);
        context.listener().progress(there, total);
        Convoy convoy = new Convoy(channels, context, delivery.pace());
        try {
            convoy.send(missing, total, there);
            Upload show = show();
            long sent = convoy.sent() + show.size();
            convoy.send(List.of(show), total, total);
            context.listener().step(DeliveryStep.TRIGGER, TRIGGER);
            files.remove(settings.path(TRIGGER));
            return new DeliveryOutcome.Delivered(sent, cargo.objects().size() - missing.size());
        } catch (SFTPException e) {
            return fullOrThrow(e, RESERVE_BYTES + total - there - convoy.sent());
        }
    }

    /** OpenSSH reports a full disk as a mere failure. */
    private DeliveryOutcome fullOrThrow(SFTPException e, long left) throws IOException {
        OptionalLong now = e.getStatusCode() == StatusCode.FAILURE ? room() : OptionalLong.empty();
        if (now.isPresent() && now.getAsLong() < left) {
            return context.failures().diskFull(left, now.getAsLong());
        }
        throw e;
    }

    /** What the box lacks, each with what an earlier attempt has left of it. */
    private List<Upload> look() throws IOException {
        context.listener().step(DeliveryStep.LOOK, "");
        List<OptionalLong> sizes = sizes(cargo.objects().stream()
                .flatMap(object -> Stream.of(object.fileName(), object.fileName() + ".part"))
                .toList());
        List<Upload> missing = new ArrayList<>();
        for (int i = 0; i < cargo.objects().size(); i++) {
            ObjectSource object = cargo.objects().get(i);
            if (sizes.get(2 * i).equals(OptionalLong.of(object.size()))) {
                context.listener().step(DeliveryStep.SKIP, object.fileName());
            } else {
                missing.add(upload(object, sizes.get(2 * i + 1).orElse(0)));
            }
        }
        return missing;
    }

    private List<OptionalLong> sizes(List<String> names) throws IOException {
        if (names.size() >= 2 * LIST_FROM) {
            Optional<Map<String, Long>> inbox = files.list(settings.directory(), MOST_LISTED);
            if (inbox.isPresent()) {
                return names.stream()
                        .map(name -> {
                            Long size = inbox.get().get(name);
                            return size == null ? OptionalLong.empty() : OptionalLong.of(size);
                        })
                        .toList();
            }
        }
        return files.sizes(names.stream().map(settings::path).toList());
    }

    private Upload upload(ObjectSource object, long partBytes) throws IOException {
        Upload.Ending ending =
                object.size() >= delivery.flushFromBytes() ? Upload.Ending.FLUSHED_AND_NAMED : Upload.Ending.NAMED;
        long resumeAt = Math.min(partBytes, object.resumeBytes());
        if (partBytes > object.size()) {
            files.remove(settings.path(object.fileName() + ".part"));
            resumeAt = 0;
        }
        return Upload.of(object.fileName(), Content.of(object.path()), object.size(), resumeAt, ending);
    }

    private OptionalLong room() throws IOException {
        context.listener().step(DeliveryStep.MEASURE, "");
        OptionalLong measured = files.freeBytes(settings.directory());
        Long reported = delivery.reportedFreeBytes();
        return measured.isEmpty() && reported != null ? OptionalLong.of(reported) : measured;
    }

    /** Two shows of one generation may differ, so it is sent whatever is there. */
    private Upload show() throws IOException {
        byte[] bytes = cargo.signedShow().getBytes(StandardCharsets.US_ASCII);
        Upload show =
                Upload.of(cargo.showFileName(), Content.of(bytes), bytes.length, 0, Upload.Ending.FLUSHED_AND_NAMED);
        List<OptionalLong> there = files.sizes(List.of(settings.path(show.partName()), settings.path(show.name())));
        if (there.get(0).orElse(0) > bytes.length) {
            files.remove(settings.path(show.partName()));
        }
        if (there.get(1).isPresent()) {
            files.remove(settings.path(show.name()));
        }
        return show;
    }

    private static long bytesToAdd(List<Upload> uploads) {
        return uploads.stream()
                .mapToLong(upload -> upload.size() - upload.resumedAt())
                .sum();
    }
}
