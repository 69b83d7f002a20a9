package io.weitblick.server.show;

import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Assignments over HTTP. */
@Path("/api/v1/assignments")
@Tag(name = "Schedule")
public class AssignmentResource {
    private final AssignmentService assignments;

    AssignmentResource(AssignmentService assignments) {
        this.assignments = assignments;
    }

    @POST
    @Operation(summary = "Assign a playlist to boxes; published with the next rollout")
    public Response create(@Valid @NotNull AssignmentRequest request) {
        AssignmentView made = assignments.create(request);
        return Response.created(URI.create("/api/v1/assignments/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Operation(summary = "Assignments in the order of their creation")
    public Page<AssignmentView> list(@BeanParam @Valid PageRequest page) {
        return assignments.list(page.after(), page.limit());
    }

    @GET
    @Path("/{assignment}")
    @Operation(summary = "One assignment")
    public AssignmentView get(@PathParam("assignment") String id) {
        return assignments.get(id);
    }

    @DELETE
    @Path("/{assignment}")
    @Operation(summary = "Take an assignment back; takes effect with the next rollout")
    public void delete(@PathParam("assignment") String id) {
        assignments.delete(id);
    }
}
