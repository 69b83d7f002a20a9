package io.weitblick.server.box;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class HostKeyRepository implements PanacheRepositoryBase<HostKey, HostKey.Key> {
    List<HostKey> ofBox(String boxId) {
        return list("id.boxId = ?1 order by accepted desc, seenAt desc, id.fingerprint", boxId);
    }

    /** Adds a key that nobody has accepted; false if it is known. Two deliveries may see it at once. */
    boolean addUnlessKnown(String boxId, SshPublicKey key, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into box_host_key (box_id, fingerprint, type, public_key, accepted, seen_at)
                                values (:box, :fingerprint, :type, :key, false, :now) on conflict do nothing""")
                        .setParameter("box", boxId)
                        .setParameter("fingerprint", key.fingerprint())
                        .setParameter("type", key.type())
                        .setParameter("key", key.line())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    void deleteOfBox(String boxId) {
        delete("id.boxId", boxId);
    }
}
