package io.weitblick.server.enrollment;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.EnrollResponse;
import io.weitblick.server.box.BoxIdentity;
import io.weitblick.server.box.BoxReader;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.credential.FleetKeys;
import io.weitblick.server.platform.Page;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes enrolment tokens, and makes boxes of the machines that bring one. */
@ApplicationScoped
class EnrollmentService {
    private static final int DEFAULT_HOURS = 24;
    private static final int MAX_HOST_KEYS = 10;

    private final EnrollmentTokenRepository tokens;
    private final TokenMint mint;
    private final BoxIdentity identities;
    private final BoxReader boxes;
    private final FleetKeys keys;

    EnrollmentService(
            EnrollmentTokenRepository tokens, TokenMint mint, BoxIdentity identities, BoxReader boxes, FleetKeys keys) {
        this.tokens = tokens;
        this.mint = mint;
        this.identities = identities;
        this.boxes = boxes;
        this.keys = keys;
    }

    @Transactional
    EnrollmentTokenView create(EnrollmentTokenRequest request) {
        String secret = mint.secret();
        int uses = request.uses() == null ? 1 : request.uses();
        int hours = request.expiresInHours() == null ? DEFAULT_HOURS : request.expiresInHours();
        Instant now = mint.now();
        EnrollmentToken token = new EnrollmentToken(
                mint.id(),
                Sha256.of(secret).hex(),
                request.box() == null ? null : boxes.requireKnownId(request.box()),
                uses,
                now,
                now.plus(hours, ChronoUnit.HOURS));
        tokens.persist(token);
        return token.view(secret);
    }

    @Transactional
    Page<EnrollmentTokenView> list(String before, int limit) {
        return Page.of(tokens.before(before, limit + 1), limit, token -> token.view(null)
                        .id())
                .map(token -> token.view(null));
    }

    @Transactional
    void revoke(String id) {
        if (!tokens.deleteById(id)) {
            throw ProblemException.notFound("enrolment token", id);
        }
    }

    /** Makes the machine a box, once: the same machine with the same secret gets the same answer again. */
    @Transactional
    EnrollResponse enroll(EnrollRequest request) {
        Optional<String> already =
                identities.boxOfCredential(request.credentialSha256().hex());
        String box = already.orElseGet(() -> enrolNew(request));
        return new EnrollResponse(
                box,
                keys.fleetId(),
                keys.mediaAuthorizedKeys(),
                keys.showPublicKeys(),
                mint.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The use is taken last: until then any number of machines may enrol with one token side by side. */
    private String enrolNew(EnrollRequest request) {
        EnrollmentToken token = tokens.withDigest(Sha256.of(request.token()).hex())
                .filter(found -> found.isValidAt(mint.now()))
                .orElseThrow(EnrollmentService::invalidToken);
        BoxIdentity.Machine machine = new BoxIdentity.Machine(
                request.hostname(), request.credentialSha256(), request.machineId(), hostKeys(request));
        String box = identities.enrol(machine, token.boxId());
        if (!tokens.use(token.id())) {
            throw invalidToken();
        }
        return box;
    }

    private static ProblemException invalidToken() {
        return new ProblemException(
                ProblemType.TOKEN_INVALID,
                "The enrolment token in himblick.conf is unknown, used up or expired; make a new one.");
    }

    private static List<SshPublicKey> hostKeys(EnrollRequest request) {
        List<SshPublicKey> keys = request.sshHostKeys().stream()
                .map(SshPublicKey::parse)
                .flatMap(Optional::stream)
                .toList();
        if (keys.isEmpty()
                || keys.size() > MAX_HOST_KEYS
                || keys.size() < request.sshHostKeys().size()) {
            throw ProblemException.invalid(
                    "/sshHostKeys", "A box reports 1 to 10 public SSH host keys in OpenSSH's one-line form.");
        }
        return keys;
    }
}
