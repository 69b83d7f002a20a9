package io.weitblick.server.enrollment;

import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.EnrollResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An agent's first request. Anyone may make it; the token in it decides. */
@Path("/api/agent/v1/enroll")
@Tag(name = "Agents")
@PermitAll
public class EnrollResource {
    private final EnrollmentService enrollments;

    EnrollResource(EnrollmentService enrollments) {
        this.enrollments = enrollments;
    }

    @POST
    @Operation(summary = "Make this machine a box of the fleet")
    public EnrollResponse enroll(@NotNull EnrollRequest request) {
        return enrollments.enroll(request);
    }
}
