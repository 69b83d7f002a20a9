package io.weitblick.server.user;

import io.quarkus.runtime.StartupEvent;
import io.weitblick.common.hash.Sha256;
import io.weitblick.server.credential.Secrets;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.platform.PrivateFile;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Makes the first person and the first token, and leaves both secrets in the data directory. */
@ApplicationScoped
class FirstPerson {
    private static final int START_PRIORITY = 200;
    private static final Logger LOG = Logger.getLogger(FirstPerson.class);

    private final PersonRepository people;
    private final ApiTokenRepository tokens;
    private final PlatformConfig config;
    private final Ids ids;
    private final Clock clock;

    FirstPerson(PersonRepository people, ApiTokenRepository tokens, PlatformConfig config, Ids ids, Clock clock) {
        this.people = people;
        this.tokens = tokens;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void start(@Observes @Priority(START_PRIORITY) StartupEvent event) {
        people.lockCreation();
        if (people.count() > 0) {
            return;
        }
        String password = Secrets.password();
        String token = Secrets.fresh("wbt_");
        Path passwordFile = config.data().resolve("admin-password");
        Path tokenFile = config.data().resolve("admin-token");
        // Before the commit: a crash in between leaves files that the next start overwrites, never a lost password.
        PrivateFile.writeLine(passwordFile, password);
        PrivateFile.writeLine(tokenFile, token);
        people.persist(
                new Person(ids.next("person"), "admin", PasswordHash.of(password), Roles.ADMIN, clock.instant()));
        tokens.persist(new ApiToken(ids.next("token"), "admin", Sha256.of(token), clock.instant(), null));
        LOG.infof("Admin created passwordFile=%s tokenFile=%s", passwordFile, tokenFile);
    }
}
