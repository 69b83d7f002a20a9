package io.weitblick.server.push;

import io.weitblick.server.box.BoxReader;
import io.weitblick.server.box.BoxView;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people may ask of a delivery. */
@Path("/api/v1/boxes/{box}")
@Tag(name = "Boxes")
public class PushResource {
    private final PushService pushes;
    private final BoxReader boxes;

    PushResource(PushService pushes, BoxReader boxes) {
        this.pushes = pushes;
        this.boxes = boxes;
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "Stop the delivery to this box, in the middle of a file if need be")
    public Response cancel(@PathParam("box") String idOrHostname) {
        String id = boxes.requireId(idOrHostname);
        if (!pushes.cancel(id)) {
            throw new ProblemException(
                    ProblemType.NOTHING_TO_CANCEL,
                    "Nothing is being delivered to box " + boxes.get(id).hostname() + ".");
        }
        return Response.accepted(boxes.get(id)).build();
    }

    @POST
    @Path("/retry")
    @Operation(summary = "Deliver to this box now instead of at the next attempt")
    public Response retry(@PathParam("box") String idOrHostname) {
        String id = boxes.requireId(idOrHostname);
        pushes.retry(id);
        BoxView box = boxes.get(id);
        return Response.accepted(box).build();
    }
}
