package io.weitblick.server.playlist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class PlaylistRepository implements PanacheRepositoryBase<Playlist, String> {
    Optional<Playlist> findByName(String name) {
        return find("lower(name) = ?1", name.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    List<Playlist> listAfter(String lowerName, int rows) {
        return find("lower(name) > ?1", Sort.by("lower(name)").disableEscaping(), lowerName)
                .page(Page.ofSize(rows))
                .list();
    }

    void add(PlaylistItem item) {
        getEntityManager().persist(item);
    }

    /** The newest lines of these playlists, in order. */
    List<PlaylistItem> newestItems(Collection<String> playlistIds) {
        return getEntityManager()
                .createQuery("""
                        select i from playlist_item i join playlist p
                          on p.id = i.key.playlistId and p.revision = i.key.revision
                        where p.id in :ids order by p.id, i.key.position""", PlaylistItem.class)
                .setParameter("ids", playlistIds)
                .getResultList();
    }

    /** Pairs of asset id and playlist name for newest revisions. */
    List<Object[]> holdersOf(Collection<String> assetIds) {
        return getEntityManager()
                .createQuery("""
                        select distinct i.assetId, p.name from playlist_item i join playlist p
                          on p.id = i.key.playlistId and p.revision = i.key.revision
                        where i.assetId in :ids order by p.name""", Object[].class)
                .setParameter("ids", assetIds)
                .getResultList();
    }
}
