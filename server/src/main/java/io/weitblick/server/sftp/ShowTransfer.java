package io.weitblick.server.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * One delivery over an open connection, in an order that may be cut anywhere: objects, then the show that names them,
 * then the trigger. Nothing is said to be there before it is.
 */
final class ShowTransfer {
    private static final String TRIGGER = "remove-when-done";
    // What directories and the box itself may take while we write.
    private static final long RESERVE_BYTES = 1 << 20;

    private final Delivery delivery;
    private final ShowCargo cargo;
    private final SftpSettings settings;
    private final RemoteFiles files;
    private final DeliveryListener listener;
    private final DeliveryFailures failures;
    private final FileTransfer transfer;
    private final long total;
    private long there;
    private long sent;

    ShowTransfer(
            Delivery delivery,
            ShowCargo cargo,
            SftpSettings settings,
            RemoteFiles files,
            DeliveryListener listener,
            DeliveryFailures failures) {
        this.delivery = delivery;
        this.cargo = cargo;
        this.settings = settings;
        this.files = files;
        this.listener = listener;
        this.failures = failures;
        this.transfer = new FileTransfer(files, settings, listener);
        this.total = cargo.objects().stream().mapToLong(ObjectSource::size).sum();
    }

    DeliveryOutcome run() throws IOException {
        List<Missing> missing = look();
        OptionalLong free = room();
        long needed = RESERVE_BYTES
                + cargo.signedShow().length()
                + missing.stream().mapToLong(Missing::bytesToAdd).sum();
        if (free.isPresent() && free.getAsLong() < needed) {
            return failures.diskFull(needed, free.getAsLong());
        }
        try {
            for (Missing object : missing) {
                send(object);
            }
            sendShow();
        } catch (SFTPException e) {
            long left = RESERVE_BYTES + total - there;
            OptionalLong now = e.getStatusCode() == StatusCode.FAILURE ? room() : OptionalLong.empty();
            // OpenSSH reports a full disk as a mere failure.
            if (now.isPresent() && now.getAsLong() < left) {
                return failures.diskFull(left, now.getAsLong());
            }
            throw e;
        }
        listener.step(DeliveryStep.TRIGGER, TRIGGER);
        files.remove(settings.path(TRIGGER));
        return new DeliveryOutcome.Delivered(sent, cargo.objects().size() - missing.size());
    }

    private List<Missing> look() throws IOException {
        listener.step(DeliveryStep.LOOK, "");
        List<OptionalLong> sizes = files.sizes(cargo.objects().stream()
                .flatMap(object -> Stream.of(object.fileName(), FileTransfer.part(object.fileName())))
                .map(settings::path)
                .toList());
        List<Missing> missing = new ArrayList<>();
        for (int i = 0; i < cargo.objects().size(); i++) {
            ObjectSource object = cargo.objects().get(i);
            if (sizes.get(2 * i).equals(OptionalLong.of(object.size()))) {
                listener.step(DeliveryStep.SKIP, object.fileName());
                there += object.size();
            } else {
                missing.add(new Missing(object, sizes.get(2 * i + 1).orElse(0)));
            }
        }
        listener.progress(there, total);
        return missing;
    }

    private OptionalLong room() throws IOException {
        listener.step(DeliveryStep.MEASURE, "");
        OptionalLong measured = files.freeBytes(settings.directory());
        Long reported = delivery.reportedFreeBytes();
        return measured.isEmpty() && reported != null ? OptionalLong.of(reported) : measured;
    }

    private void send(Missing missing) throws IOException {
        ObjectSource object = missing.object();
        if (missing.partBytes() > object.size()) {
            files.remove(settings.path(FileTransfer.part(object.fileName())));
        }
        try (InputStream bytes = open(object)) {
            boolean flush = object.size() >= delivery.flushFromBytes();
            transfer.write(object.fileName(), bytes, object.size(), flush, this::acknowledged);
        }
        transfer.rename(object.fileName(), object.size());
    }

    private void sendShow() throws IOException {
        byte[] show = cargo.signedShow().getBytes(StandardCharsets.US_ASCII);
        String name = cargo.showFileName();
        OptionalLong part = files.size(settings.path(FileTransfer.part(name)));
        if (part.orElse(0) > show.length) {
            files.remove(settings.path(FileTransfer.part(name)));
        }
        transfer.write(name, new ByteArrayInputStream(show), show.length, true, count -> sent += count);
        // Two shows of one length may differ, so it is replaced whatever is there.
        transfer.replace(name);
    }

    private void acknowledged(long count) {
        sent += count;
        there += count;
        listener.progress(there, total);
    }

    private static InputStream open(ObjectSource object) {
        try {
            return Files.newInputStream(object.path());
        } catch (IOException e) {
            throw new ObjectUnreadableException(object.path() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** An object the box lacks, with what an earlier attempt has left of it. */
    private record Missing(ObjectSource object, long partBytes) {
        long bytesToAdd() {
            return Math.max(0, object.size() - partBytes);
        }
    }
}
