package io.weitblick.server.show;

import io.weitblick.common.show.Show;
import io.weitblick.server.credential.FleetKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Numbers and signs shows. */
@ApplicationScoped
class ShowPress {
    private final FleetKeys keys;
    private final Clock clock;

    ShowPress(FleetKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Show number(PlannedShow planned, long generation) {
        ShowContent content = planned.content();
        return new Show(
                Show.FORMAT,
                keys.fleetId(),
                planned.box().id(),
                generation,
                keys.showKeyId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                content.timeZone(),
                content.objects(),
                content.programs());
    }

    String sign(Show show) {
        return keys.showSigner().sign(show);
    }
}
