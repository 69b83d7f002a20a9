package io.weitblick.server.push;

import io.weitblick.server.box.BoxReader;
import io.weitblick.server.box.BoxView;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people may ask of a delivery. */
@Path("/api/v1/boxes/{box}/retry")
@Tag(name = "Boxes")
public class PushResource {
    private final PushService pushes;
    private final BoxReader boxes;

    PushResource(PushService pushes, BoxReader boxes) {
        this.pushes = pushes;
        this.boxes = boxes;
    }

    @POST
    @Operation(summary = "Deliver to this box now instead of at the next attempt")
    public Response retry(@PathParam("box") String idOrHostname) {
        String id = boxes.requireId(idOrHostname);
        pushes.retry(id);
        BoxView box = boxes.get(id);
        return Response.accepted(box).build();
    }
}
