package io.weitblick.server.enrollment;

import io.weitblick.server.box.BoxIdentity;
import io.weitblick.server.user.BoxCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells which box presents a credential. */
@ApplicationScoped
class EnrolledBoxes implements BoxCredentials {
    private final BoxIdentity identities;

    EnrolledBoxes(BoxIdentity identities) {
        this.identities = identities;
    }

    @Override
    public Optional<String> boxIdOf(String credentialSha256) {
        return identities.boxOfCredential(credentialSha256);
    }
}
