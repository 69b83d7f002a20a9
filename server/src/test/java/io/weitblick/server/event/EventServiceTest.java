package io.weitblick.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.server.platform.Change;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventServiceTest {
    @Inject
    EventService events;

    @Inject
    ListeningConnection source;

    @Inject
    Event<Change> changes;

    @Inject
    AgroalDataSource database;

    private final List<Notice> here = new CopyOnWriteArrayList<>();
    private final List<Notice> elsewhere = new CopyOnWriteArrayList<>();
    private Subscription subscription;
    private ChangeListener otherServer;

    @BeforeEach
    void listen() {
        subscription = events.subscribe(here::add);
        otherServer = new ChangeListener(source, elsewhere::add);
        otherServer.start();
        await().until(() -> !elsewhere.isEmpty());
        // Whatever was under way from before is heard before this.
        Notice mark = commit(fresh());
        await().until(() -> here.contains(mark) && elsewhere.contains(mark));
    }

    @AfterEach
    void stop() {
        subscription.close();
        otherServer.close();
    }

    @Test
    void everyServerHearsWhatIsCommitted() {
        Notice notice = commit(new Change(Change.Kind.PLAYLIST, "pl_" + UUID.randomUUID()));

        await().untilAsserted(() -> {
            assertThat(here).contains(notice);
            assertThat(elsewhere).contains(notice);
        });
    }

    @Test
    void nobodyHearsWhatIsRolledBack() {
        Change undone = fresh();
        QuarkusTransaction.begin();
        changes.fire(undone);
        QuarkusTransaction.rollback();
        Notice later = commit(fresh());

        await().until(() -> here.contains(later) && elsewhere.contains(later));
        assertThat(here).doesNotContain(new Notice.Changed(undone));
        assertThat(elsewhere).doesNotContain(new Notice.Changed(undone));
    }

    @Test
    void aCutConnectionComesBackAndSaysSo() throws Exception {
        here.clear();
        elsewhere.clear();

        terminateListeners();

        await().until(() -> here.contains(new Notice.Resync()) && elsewhere.contains(new Notice.Resync()));
        Notice notice = commit(fresh());
        await().until(() -> here.contains(notice) && elsewhere.contains(notice));
    }

    @Test
    void aSubscriberThatFailsDisturbsNobody() {
        try (Subscription failing = events.subscribe(notice -> {
            throw new IllegalStateException("on purpose");
        })) {
            assertThat(failing).isNotNull();
            Notice notice = commit(fresh());

            await().until(() -> here.contains(notice));
            Notice next = commit(fresh());
            await().until(() -> here.contains(next));
        }
    }

    @Test
    void whoUnsubscribedHearsNoMore() {
        subscription.close();
        Notice notice = commit(fresh());

        await().until(() -> elsewhere.contains(notice));
        Notice next = commit(fresh());
        await().until(() -> elsewhere.contains(next));
        assertThat(here).doesNotContain(next);
    }

    private static Change fresh() {
        return new Change(Change.Kind.BOX, "box_" + UUID.randomUUID());
    }

    private Notice commit(Change change) {
        QuarkusTransaction.requiringNew().run(() -> changes.fire(change));
        return new Notice.Changed(change);
    }

    private void terminateListeners() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
                    + ListeningConnection.APPLICATION_NAME + "'");
        }
    }
}
