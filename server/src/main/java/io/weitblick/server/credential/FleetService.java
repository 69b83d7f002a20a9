package io.weitblick.server.credential;

import io.quarkus.runtime.StartupEvent;
import io.weitblick.server.credential.FleetKey.Purpose;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.platform.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes the fleet and its keys at the first start and opens them at every start. */
@ApplicationScoped
class FleetService {
    // Before every feature that signs or pushes.
    static final int START_PRIORITY = 100;

    private static final Logger LOG = Logger.getLogger(FleetService.class);

    private final FleetRepository fleets;
    private final FleetKeyRepository storedKeys;
    private final FleetKeys fleetKeys;
    private final PlatformConfig config;
    private final Ids ids;
    private final Clock clock;

    FleetService(
            FleetRepository fleets,
            FleetKeyRepository storedKeys,
            FleetKeys fleetKeys,
            PlatformConfig config,
            Ids ids,
            Clock clock) {
        this.fleets = fleets;
        this.storedKeys = storedKeys;
        this.fleetKeys = fleetKeys;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void start(@Observes @Priority(START_PRIORITY) StartupEvent event) {
        fleets.lockCreation();
        String fleetId = fleets.findAll()
                .firstResultOptional()
                .orElseGet(this::createFleet)
                .id();
        List<FleetKey> stored = storedKeys.inOrder();
        KeySeal seal = KeySeal.open(config.data(), !stored.isEmpty());
        if (stored.isEmpty()) {
            stored = List.of(create(Purpose.SHOW, seal), create(Purpose.MEDIA, seal));
        }
        fleetKeys.use(fleetId, OpenedKeys.open(stored, seal));
    }

    private Fleet createFleet() {
        Fleet fleet = new Fleet(ids.next("fleet"), clock.instant());
        fleets.persist(fleet);
        LOG.infof("Fleet created fleetId=%s", fleet.id());
        return fleet;
    }

    private FleetKey create(Purpose purpose, KeySeal seal) {
        KeyPair pair = Ed25519.generate();
        String id = ids.next("key");
        FleetKey key = new FleetKey(
                id,
                purpose,
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                seal.seal(id, pair.getPrivate().getEncoded()),
                clock.instant());
        storedKeys.persist(key);
        LOG.infof("Fleet key created keyId=%s purpose=%s", id, purpose);
        return key;
    }
}
