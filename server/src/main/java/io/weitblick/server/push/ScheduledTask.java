package io.weitblick.server.push;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of db-scheduler's table, only ever read here: to find deliveries that it does not know of. */
@Entity(name = "scheduled_task")
@Table(name = "scheduled_tasks")
@Immutable
class ScheduledTask {
    @EmbeddedId
    private Key key;

    /** Which task, and for whom. */
    @Embeddable
    record Key(
            @Column(name = "task_name") String name,
            @Column(name = "task_instance") String instance) {}

    protected ScheduledTask() {}

    Key key() {
        return key;
    }
}
