package io.weitblick.server.box;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds machines to boxes: which machine may speak as which box. */
@ApplicationScoped
public class BoxIdentity {
    private final BoxRepository boxes;
    private final BoxReportRepository reports;
    private final HostKeyService hostKeys;
    private final BoxEvents events;
    private final Ids ids;
    private final Clock clock;

    BoxIdentity(
            BoxRepository boxes,
            BoxReportRepository reports,
            HostKeyService hostKeys,
            BoxEvents events,
            Ids ids,
            Clock clock) {
        this.boxes = boxes;
        this.reports = reports;
        this.hostKeys = hostKeys;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A machine that wants to be a box.
     *
     * @param hostname its own hostname
     * @param credentialSha256 digest of the secret it made
     * @param machineId systemd's machine id
     * @param hostKeys its public SSH host keys
     */
    public record Machine(String hostname, Sha256 credentialSha256, String machineId, List<SshPublicKey> hostKeys) {}

    /** The id of the box that presents the secret with this digest. */
    @Transactional
    public Optional<String> boxOfCredential(String credentialSha256) {
        return boxes.idOfCredential(credentialSha256);
    }

    /**
     * Makes the machine a box: a new one, one that was added and waits for its machine, or the one it is to replace.
     *
     * @param replaces id of the box whose machine it replaces, null for whichever has its hostname
     * @return the box's id
     * @throws ProblemException DUPLICATE_IDENTITY if another machine is that box already
     */
    @Transactional
    public String enrol(Machine machine, @Nullable String replaces) {
        String hostname = Hostname.require(machine.hostname());
        Box box = replaces == null ? unclaimed(hostname, machine) : boxes.findById(replaces);
        box.enrol(machine.credentialSha256().hex(), machine.machineId(), clock.instant());
        reports.forUpdate(box.id()).ifPresent(BoxReport::forget);
        hostKeys.enrolled(box.id(), machine.hostKeys());
        boxes.flush();
        events.changed(box.id());
        events.selectionChanged(box.id());
        return box.id();
    }

    private Box unclaimed(String hostname, Machine machine) {
        Optional<Box> known = boxes.findByHostname(hostname);
        known.filter(box -> box.credentialSha256() != null).ifPresent(box -> {
            throw new ProblemException(
                    ProblemType.DUPLICATE_IDENTITY,
                    hostname + " is already box " + box.id() + " on machine " + box.machineId() + "; machine "
                            + machine.machineId()
                            + " needs another hostname, or a token made for that box to replace its machine.");
        });
        return known.orElseGet(() -> {
            Box box = new Box(ids.next("box"), hostname, BoxKind.AGENT, clock.instant());
            boxes.persist(box);
            reports.persist(new BoxReport(box.id()));
            return box;
        });
    }
}
