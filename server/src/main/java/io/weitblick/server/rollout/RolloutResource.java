package io.weitblick.server.rollout;

import io.quarkus.security.identity.SecurityIdentity;
import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.PageRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Publishing over HTTP. */
@Path("/api/v1/rollouts")
@Tag(name = "Publish")
public class RolloutResource {
    private final RolloutService rollouts;
    private final SecurityIdentity identity;

    RolloutResource(RolloutService rollouts, SecurityIdentity identity) {
        this.rollouts = rollouts;
        this.identity = identity;
    }

    @POST
    @Operation(summary = "Publish; with dryRun=true only say what would change, box by box")
    public Response publish(
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @Nullable RolloutRequest request) {
        if (dryRun) {
            return Response.ok(rollouts.plan()).build();
        }
        String id = rollouts.publish(
                request == null ? null : request.planDigest(),
                identity.getPrincipal().getName());
        return Response.accepted(rollouts.get(id))
                .location(URI.create("/api/v1/rollouts/" + id))
                .build();
    }

    @GET
    @Operation(summary = "Rollouts, the newest first")
    public Page<RolloutView> list(@BeanParam @Valid PageRequest page) {
        return rollouts.list(page.after(), page.limit());
    }

    @GET
    @Path("/{rollout}")
    @Operation(summary = "One rollout, box by box")
    public RolloutView get(@PathParam("rollout") String id) {
        return rollouts.get(id);
    }

    @POST
    @Path("/{rollout}/cancel")
    @Operation(summary = "Stop the deliveries to its boxes that are not on screen yet")
    public Response cancel(@PathParam("rollout") String id) {
        rollouts.cancel(id);
        return Response.accepted(rollouts.get(id)).build();
    }

    @POST
    @Path("/{rollout}/retry")
    @Operation(summary = "Deliver now to its boxes that are not on screen yet")
    public Response retry(@PathParam("rollout") String id) {
        rollouts.retry(id);
        return Response.accepted(rollouts.get(id)).build();
    }
}
