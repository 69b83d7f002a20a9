package io.weitblick.server.enrollment;

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

/** Enrolment tokens over HTTP. */
@Path("/api/v1/enrollment-tokens")
@Tag(name = "Boxes")
public class EnrollmentTokenResource {
    private final EnrollmentService enrollments;

    EnrollmentTokenResource(EnrollmentService enrollments) {
        this.enrollments = enrollments;
    }

    @POST
    @Operation(summary = "Make an enrolment token; it is shown this once")
    public Response create(@Valid @NotNull EnrollmentTokenRequest request) {
        EnrollmentTokenView made = enrollments.create(request);
        return Response.created(URI.create("/api/v1/enrollment-tokens/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Operation(summary = "Enrolment tokens, the newest first, without their secrets")
    public Page<EnrollmentTokenView> list(@BeanParam @Valid PageRequest page) {
        return enrollments.list(page.after(), page.limit());
    }

    @DELETE
    @Path("/{token}")
    @Operation(summary = "Revoke an enrolment token; boxes that used it stay")
    public void revoke(@PathParam("token") String id) {
        enrollments.revoke(id);
    }
}
