package io.weitblick.server.show;

import io.weitblick.server.box.BoxReader;
import io.weitblick.server.platform.Page;
import io.weitblick.server.playlist.PlaylistService;
import io.weitblick.server.playlist.PlaylistView;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import io.weitblick.server.site.SiteService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the assignments that the next publish will freeze. */
@ApplicationScoped
public class AssignmentService {
    private final AssignmentRepository assignments;
    private final PlaylistService playlists;
    private final BoxReader boxes;
    private final SiteService sites;
    private final AssignmentRecords records;

    AssignmentService(
            AssignmentRepository assignments,
            PlaylistService playlists,
            BoxReader boxes,
            SiteService sites,
            AssignmentRecords records) {
        this.assignments = assignments;
        this.playlists = playlists;
        this.boxes = boxes;
        this.sites = sites;
        this.records = records;
    }

    @Transactional
    AssignmentView create(AssignmentRequest request) {
        String playlistId = playlists.requireId(request.playlist());
        Assignment made = records.make(playlistId, selection(request), request.priority());
        assignments.persist(made);
        records.changed(made);
        return views(List.of(made)).get(0);
    }

    @Transactional
    Page<AssignmentView> list(String after, int limit) {
        Page<Assignment> page = Page.of(assignments.after(after, limit + 1), limit, Assignment::id);
        return new Page<>(views(page.items()), page.next());
    }

    @Transactional
    AssignmentView get(String id) {
        return views(List.of(find(id))).get(0);
    }

    @Transactional
    void delete(String id) {
        Assignment assignment = find(id);
        assignments.delete(assignment);
        records.changed(assignment);
    }

    private Selection selection(AssignmentRequest request) {
        Selection selection = new Selection(
                orEmpty(request.boxes()).stream()
                        .map(boxes::requireKnownId)
                        .distinct()
                        .toList(),
                orEmpty(request.tags()).stream().map(String::strip).distinct().toList(),
                orEmpty(request.sites()).stream()
                        .map(sites::requireId)
                        .distinct()
                        .toList(),
                request.all());
        if (selection.isEmpty()) {
            throw new ProblemException(
                    ProblemType.SELECTION_EMPTY,
                    "This assignment selects no box; name boxes, tags or sites, or say \"all\": true.");
        }
        boolean named = !new Selection(selection.boxes(), selection.tags(), selection.sites(), false).isEmpty();
        if (selection.all() && named) {
            throw ProblemException.invalid(
                    "/all", "\"all\" means every box; leave boxes, tags and sites empty with it.");
        }
        return selection;
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private Assignment find(String id) {
        return assignments.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("assignment", id));
    }

    private List<AssignmentView> views(List<Assignment> rows) {
        Map<String, PlaylistView> named =
                playlists.byIds(rows.stream().map(Assignment::playlistId).toList());
        return rows.stream()
                .map(row -> AssignmentView.of(row, named.get(row.playlistId()).name()))
                .toList();
    }
}
