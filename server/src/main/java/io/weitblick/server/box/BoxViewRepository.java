package io.weitblick.server.box;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the views of boxes need, over the tables of several features: names of sites, the newest delivery, the
 * newest show. It only ever reads.
 */
@ApplicationScoped
class BoxViewRepository {
    private static final String ROWS = """
            select b, r, s.name from box b join box_report r on r.boxId = b.id left join site s on s.id = b.siteId
            where %s order by b.hostname""";

    private final Session entities;
    private final ObjectMapper json;

    BoxViewRepository(Session entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** A box with its report, the name of its site and its newest delivery. */
    record Row(Box box, BoxReport report, @Nullable String site, BoxView.@Nullable Delivery push) {}

    List<Row> page(BoxFilter filter, String after, int rows) {
        TypedQuery<Object[]> query = entities.createQuery(ROWS.formatted(filter.where()), Object[].class);
        filter.parameters(after).forEach(query::setParameter);
        return rows(query.setMaxResults(rows).getResultList());
    }

    Optional<Row> one(String boxId) {
        return some(List.of(boxId)).stream().findFirst();
    }

    List<Row> some(Collection<String> boxIds) {
        return rows(entities.createQuery(ROWS.formatted("b.id in :ids"), Object[].class)
                .setParameter("ids", boxIds)
                .getResultList());
    }

    /** The newest show of a box in short, if it has one. */
    Optional<BoxView.ShowView> newestShow(String boxId) {
        return entities.createNativeQuery("""
                        select generation, cast(manifest as text) as manifest from show
                        where box_id = :box order by generation desc limit 1""", Tuple.class)
                .setParameter("box", boxId)
                .getResultStream()
                .map(this::show)
                .findFirst();
    }

    private List<Row> rows(List<Object[]> found) {
        List<String> ids = found.stream().map(row -> ((Box) row[0]).id()).toList();
        Map<String, BoxView.Delivery> pushes = newestPushes(ids);
        List<Row> rows = new ArrayList<>();
        for (Object[] row : found) {
            Box box = (Box) row[0];
            rows.add(new Row(box, (BoxReport) row[1], (String) row[2], pushes.get(box.id())));
        }
        return rows;
    }

    private Map<String, BoxView.Delivery> newestPushes(Collection<String> boxIds) {
        Map<String, BoxView.Delivery> pushes = new HashMap<>();
        entities.createNativeQuery("""
                        select p.* from box b join lateral (
                          select id, box_id, state, generation, bytes_done, bytes_total, bytes_per_second,
                                 seconds_left, attempt, started_at, next_attempt_at, waits_for, reason_code, reason_detail
                          from push where box_id = b.id order by created_at desc, id desc limit 1) p on true
                        where b.id in (:ids)""", Tuple.class)
                .setParameter("ids", boxIds.isEmpty() ? List.of("") : boxIds)
                .getResultStream()
                .forEach(row -> pushes.put(row.get("box_id", String.class), delivery(row)));
        return pushes;
    }

    private static BoxView.Delivery delivery(Tuple row) {
        String code = row.get("reason_code", String.class);
        return new BoxView.Delivery(
                row.get("id", String.class),
                row.get("state", String.class),
                row.get("generation", Long.class),
                row.get("bytes_done", Long.class),
                row.get("bytes_total", Long.class),
                row.get("bytes_per_second", Long.class),
                row.get("seconds_left", Long.class),
                row.get("attempt", Integer.class),
                row.get("started_at", Instant.class),
                row.get("next_attempt_at", Instant.class),
                row.get("waits_for", String.class),
                code == null ? null : new Reason(ReasonCode.valueOf(code), row.get("reason_detail", String.class)));
    }

    private BoxView.ShowView show(Tuple row) {
        try {
            List<BoxView.ShowView.Item> items = new ArrayList<>();
            for (JsonNode program :
                    json.readTree(row.get("manifest", String.class)).path("programs")) {
                for (JsonNode item : program.path("items")) {
                    items.add(new BoxView.ShowView.Item(
                            item.path("asset").asText(),
                            item.path("name").asText(),
                            item.path("type").asText(),
                            item.path("seconds").asInt(),
                            program.path("playlist").asText()));
                }
            }
            return new BoxView.ShowView(row.get("generation", Long.class), items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored show is not JSON", e);
        }
    }
}
