package io.weitblick.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Lets transactions that must not run side by side take turns, on every server (PostgreSQL's advisory locks). */
@ApplicationScoped
public class Turns {
    private final Session session;

    Turns(Session session) {
        this.session = session;
    }

    /** Waits until no other transaction holds the turn of this name, and holds it until this transaction's end. */
    public void take(String name) {
        lock("pg_advisory_xact_lock", name);
    }

    /** Waits until no other transaction holds the turn alone; any number may share it until their ends. */
    public void share(String name) {
        lock("pg_advisory_xact_lock_shared", name);
    }

    private void lock(String function, String name) {
        session.createNativeQuery("select cast(" + function + "(hashtextextended(:name, 1)) as text)", String.class)
                .setParameter("name", name)
                .getSingleResult();
    }
}
