package io.weitblick.common.sync;

import io.weitblick.common.hash.Sha256;
import java.util.List;

/**
 * A box's first words. Sent again with the same token and credential, it gets the same answer, so a lost answer costs
 * nothing.
 *
 * @param token the enrolment token from himblick.conf, {@code wbe_...}
 * @param hostname the box's own hostname, lower case
 * @param credentialSha256 digest of the secret that the box made for itself and will present as its bearer token; the
 *     secret itself is first sent with the first sync
 * @param sshHostKeys the box's public SSH host keys in OpenSSH's one-line form, at least one
 * @param machineId systemd's machine id
 * @param agentVersion version of the agent
 */
public record EnrollRequest(
        String token,
        String hostname,
        Sha256 credentialSha256,
        List<String> sshHostKeys,
        String machineId,
        String agentVersion) {

    public EnrollRequest {
        sshHostKeys = List.copyOf(sshHostKeys);
    }
}
