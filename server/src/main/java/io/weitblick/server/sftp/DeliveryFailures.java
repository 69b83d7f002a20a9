package io.weitblick.server.sftp;

import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.platform.ByteSize;
import io.weitblick.server.sftp.DeliveryOutcome.Failed;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPException;
import net.schmizz.sshj.userauth.UserAuthException;

/** Turns what sshj throws into the reasons that people read. */
final class DeliveryFailures {
    private final DeliveryTarget target;
    private final SftpSettings settings;

    DeliveryFailures(DeliveryTarget target, SftpSettings settings) {
        this.target = target;
        this.settings = settings;
    }

    /**
     * Why it failed.
     *
     * @param step what was going on
     * @param subject the file or address concerned
     * @param hostKeys what the box has shown
     */
    Failed of(Exception e, DeliveryStep step, String subject, AcceptedHostKeys hostKeys) {
        if (e instanceof CancellationException || Thread.currentThread().isInterrupted()) {
            return cancelled();
        }
        if (isHostKeyRefusal(e)) {
            return hostKeyRefused(hostKeys);
        }
        if (contains(e, TimeoutException.class::isInstance) || contains(e, SocketTimeoutException.class::isInstance)) {
            return step == DeliveryStep.CONNECT && !(e instanceof SSHException)
                    ? unreachable(e)
                    : timedOut(step, subject);
        }
        if (step == DeliveryStep.CONNECT && !(e instanceof SSHException)) {
            return unreachable(e);
        }
        if (step == DeliveryStep.LOG_IN && isRefusedLogin(e)) {
            return failed(
                    ReasonCode.AUTH,
                    "refuses the fleet's media key for user " + settings.user()
                            + "; see whether the box is enrolled here and its sshd still takes that user's keys from"
                            + " the agent.",
                    false);
        }
        Optional<StatusCode> status = status(e);
        if (status.isPresent()) {
            return remote(status.get(), e, subject);
        }
        return failed(
                ReasonCode.CONNECTION_LOST,
                "broke the connection (" + message(e) + "); the next attempt goes on where it was.",
                true);
    }

    Failed cancelled() {
        return failed(ReasonCode.CANCELLED, "was not served to the end because somebody stopped the delivery.", false);
    }

    Failed timedOut(DeliveryStep step, String subject) {
        return failed(
                ReasonCode.TIMEOUT,
                "did not answer in time (step " + step + ", " + subject
                        + "); see whether it is overloaded or its network is poor.",
                true);
    }

    Failed diskFull(long neededBytes, long freeBytes) {
        return failed(
                ReasonCode.DISK_FULL,
                "has a media disk that is short by " + ByteSize.text(Math.max(1, neededBytes - freeBytes)) + ": "
                        + ByteSize.text(neededBytes) + " are needed and " + ByteSize.text(freeBytes)
                        + " are free. Take media off its playlists or give it a larger card.",
                true);
    }

    private Failed unreachable(Exception e) {
        return failed(
                ReasonCode.UNREACHABLE,
                "does not accept a connection (" + message(e)
                        + "); see whether it has power and network and whether this is its address.",
                true);
    }

    private Failed hostKeyRefused(AcceptedHostKeys hostKeys) {
        String seen = hostKeys.seen().map(SshPublicKey::fingerprint).orElse("unknown");
        if (target.acceptedHostKeys().isEmpty()) {
            return failed(
                    ReasonCode.HOST_KEY_UNKNOWN,
                    "shows the SSH host key " + seen
                            + ", and none was accepted yet; compare it with the box's own and accept it.",
                    false);
        }
        return failed(
                ReasonCode.HOST_KEY_CHANGED,
                "shows the SSH host key " + seen + ", which is not the accepted one; nothing was sent. If its card"
                        + " was replaced, accept the new key, else another machine answers at its address.",
                false);
    }

    private Failed remote(StatusCode status, Exception e, String subject) {
        if (status == StatusCode.NO_SPACE_ON_FILESYSTEM || status == StatusCode.QUOTA_EXCEEDED) {
            return failed(ReasonCode.DISK_FULL, "has no room left for " + subject + " on its media disk.", true);
        }
        return failed(
                ReasonCode.REMOTE_IO,
                "could not take " + settings.path(subject) + " (" + status + ": " + message(e)
                        + "); see whether its media disk is mounted, healthy and writable for user " + settings.user()
                        + ".",
                true);
    }

    private Failed failed(ReasonCode code, String detail, boolean retryable) {
        return new Failed(code, target.label() + " " + detail, retryable);
    }

    private static boolean isHostKeyRefusal(Exception e) {
        return contains(
                e,
                cause -> cause instanceof SSHException ssh
                        && ssh.getDisconnectReason() == DisconnectReason.HOST_KEY_NOT_VERIFIABLE);
    }

    // sshj says UserAuthException as well when the connection breaks during the login; then it has a cause.
    private static boolean isRefusedLogin(Exception e) {
        return e instanceof UserAuthException && !contains(e, DeliveryFailures::isBrokenConnection);
    }

    private static boolean isBrokenConnection(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof UserAuthException);
    }

    private static Optional<StatusCode> status(Exception e) {
        return causes(e)
                .filter(SFTPException.class::isInstance)
                .map(cause -> ((SFTPException) cause).getStatusCode())
                .filter(code -> code != StatusCode.UNKNOWN)
                .findFirst();
    }

    private static boolean contains(Throwable e, Predicate<Throwable> test) {
        return causes(e).anyMatch(test);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
