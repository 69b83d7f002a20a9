package io.weitblick.server.user;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;

/** Looks the box up in the database, where no feature knows better. */
@ApplicationScoped
@DefaultBean
class StoredBoxCredentials implements BoxCredentials {
    private final Session database;

    StoredBoxCredentials(Session database) {
        this.database = database;
    }

    @Override
    @Transactional
    public Optional<String> boxIdOf(String credentialSha256) {
        return database.createNativeQuery("select id from box where credential_sha256 = :digest", String.class)
                .setParameter("digest", credentialSha256)
                .getResultStream()
                .findFirst();
    }
}
