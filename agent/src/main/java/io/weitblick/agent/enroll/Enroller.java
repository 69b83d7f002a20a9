package io.weitblick.agent.enroll;

import io.weitblick.agent.config.AgentSettings;
import io.weitblick.agent.http.ServerClient;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.EnrollResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a box into its fleet. An attempt that got no answer is repeated with the same token and secret, and so gets
 * the answer that was lost.
 */
public final class Enroller {
    static final String PATH = "/api/agent/v1/enroll";

    private static final Logger LOG = LoggerFactory.getLogger(Enroller.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AgentSettings settings;
    private final IdentityStore identities;
    private final ServerClient server;

    public Enroller(AgentSettings settings, IdentityStore identities, ServerClient server) {
        this.settings = settings;
        this.identities = identities;
        this.server = server;
    }

    /**
     * Makes one attempt; the result is the server's answer.
     *
     * @throws IOException if the box lacks what it takes: a token, host keys, a writable state directory
     */
    public CompletableFuture<EnrollResponse> attempt() throws IOException {
        String token = settings.enrollmentToken();
        if (token == null) {
            throw new IOException(
                    "this box belongs to no fleet yet: [fleet] enrollment token is missing in himblick.conf");
        }
        EnrollRequest request = new EnrollRequest(
                token,
                settings.hostname(),
                Sha256.of(identities.secret(tokenDigest())),
                HostKeys.read(settings.directories().hostKeys()),
                settings.machineId(),
                AgentVersion.TEXT);
        return server.post(PATH, request, EnrollResponse.class, null, TIMEOUT);
    }

    /** Keeps what the server answered. */
    public Identity accept(EnrollResponse answer) throws IOException {
        Identity identity =
                new Identity(answer.box(), answer.fleet(), tokenDigest(), answer.mediaKeys(), answer.showKeys());
        identities.save(identity);
        LOG.info("Joined the fleet boxId={} fleetId={} hostname={}", answer.box(), answer.fleet(), settings.hostname());
        return identity;
    }

    /** Whether himblick.conf has got another token since this identity was given, so that joining anew makes sense. */
    public boolean hasOtherToken(Identity identity) {
        return settings.enrollmentToken() != null && !identity.token().equals(tokenDigest());
    }

    private Sha256 tokenDigest() {
        return Sha256.of(Optional.ofNullable(settings.enrollmentToken()).orElse(""));
    }
}
