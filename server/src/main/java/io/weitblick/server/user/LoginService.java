package io.weitblick.server.user;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.weitblick.common.hash.Sha256;
import io.weitblick.server.credential.Secrets;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Logs people in and out. */
@ApplicationScoped
class LoginService {
    private static final Logger LOG = Logger.getLogger(LoginService.class);
    // A hash takes 19 MiB, so that only few may be computed at once.
    private static final int CONCURRENT_HASHES = 2;
    private static final Duration HASH_WAIT = Duration.ofSeconds(10);

    private final PersonRepository people;
    private final LoginSessionRepository sessions;
    private final Clock clock;
    private final LoginLimit limit;
    private final Semaphore hashes = new Semaphore(CONCURRENT_HASHES);
    // Compared with when there is no such person, so that the time taken tells nothing.
    private final String nobodysHash = PasswordHash.of(Secrets.fresh(""));

    /** @param secret what the browser's cookie holds */
    record LoggedIn(String secret, String name, String role) {}

    LoginService(PersonRepository people, LoginSessionRepository sessions, Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.clock = clock;
        this.limit = new LoginLimit(clock);
    }

    /**
     * @param source address of the browser
     * @throws ProblemException UNAUTHENTICATED if name and password do not fit, RATE_LIMITED after too many of these
     */
    LoggedIn logIn(String name, String password, String source) {
        limit.mustWait(name, source).ifPresent(wait -> {
            throw ProblemException.rateLimited("Too many failed logins: wait, then try again.", wait);
        });
        Optional<Person> person = QuarkusTransaction.requiringNew().call(() -> people.byName(name));
        String hash = person.map(Person::passwordHash).orElse(nobodysHash);
        if (!matches(password, hash) || person.isEmpty()) {
            limit.failed(name, source);
            LOG.warnf("Login refused name=%s source=%s", name.replaceAll("\\p{Cntrl}", "?"), source);
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED, "Name and password do not fit: check both, then try again.");
        }
        limit.succeeded(name, source);
        return QuarkusTransaction.requiringNew().call(() -> open(person.get(), source));
    }

    void logOut(String secret) {
        QuarkusTransaction.requiringNew()
                .run(() -> sessions.deleteById(Sha256.of(secret).hex()));
    }

    private LoggedIn open(Person person, String source) {
        String secret = Secrets.fresh("wbs_");
        sessions.deleteOver(clock.instant());
        sessions.persist(new LoginSession(
                Sha256.of(secret), people.getEntityManager().getReference(Person.class, person.id()), clock.instant()));
        LOG.infof("Logged in name=%s source=%s", person.name(), source);
        return new LoggedIn(secret, person.name(), person.role());
    }

    private boolean matches(String password, String hash) {
        try {
            if (!hashes.tryAcquire(HASH_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.rateLimited("Too many logins at once: try again.", HASH_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a login waited for its turn", e);
        }
        try {
            return PasswordHash.matches(password, hash);
        } finally {
            hashes.release();
        }
    }
}
