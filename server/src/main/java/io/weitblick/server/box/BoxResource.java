package io.weitblick.server.box;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weitblick.server.discovery.AddressPolicy;
import io.weitblick.server.platform.EntityTags;
import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.PageRequest;
import io.weitblick.server.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Boxes over HTTP. */
@Path("/api/v1/boxes")
@Tag(name = "Boxes")
public class BoxResource {
    private final BoxService boxes;
    private final BoxReader reader;
    private final HostKeyService hostKeys;
    private final AddressPolicy addresses;

    BoxResource(BoxService boxes, BoxReader reader, HostKeyService hostKeys, AddressPolicy addresses) {
        this.boxes = boxes;
        this.reader = reader;
        this.hostKeys = hostKeys;
        this.addresses = addresses;
    }

    /**
     * A host key to accept.
     *
     * @param fingerprint one that the box has shown, such as {@code SHA256:...}
     */
    public record HostKeyRequest(@NotBlank String fingerprint) {}

    @POST
    @Operation(summary = "Add a box, before or without its agent's enrolment")
    public Response create(@Valid @NotNull BoxRequest request) {
        requireAllowed(request.address());
        BoxView made = reader.get(boxes.create(request));
        return tagged(Response.created(URI.create("/api/v1/boxes/" + made.id())), made);
    }

    @GET
    @Operation(summary = "Boxes by hostname")
    public Page<BoxView> list(@BeanParam @Valid PageRequest page, @BeanParam BoxFilter filter) {
        return reader.list(filter, page);
    }

    @GET
    @Path("/{box}")
    @Operation(summary = "One box by id or hostname, with its host keys and its show")
    public Response get(@PathParam("box") String idOrHostname) {
        return tagged(Response.ok(), reader.get(idOrHostname));
    }

    @PATCH
    @Path("/{box}")
    @Operation(summary = "Edit a box: hostname, address, port, site, tags; null clears")
    public Response edit(
            @PathParam("box") String idOrHostname,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull ObjectNode patch) {
        String id = reader.requireId(idOrHostname);
        BoxPatch edit = new BoxPatch(patch);
        requireAllowed(edit.address(null));
        boxes.edit(id, edit, EntityTags.version(ifMatch));
        return tagged(Response.ok(), reader.get(id));
    }

    @DELETE
    @Path("/{box}")
    @Operation(summary = "Delete a box and lock its agent out")
    public void delete(
            @PathParam("box") String idOrHostname, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        boxes.delete(reader.requireId(idOrHostname), EntityTags.version(ifMatch));
    }

    @POST
    @Path("/{box}/host-key")
    @Operation(summary = "Accept an SSH host key that the box has shown")
    public BoxView acceptHostKey(@PathParam("box") String idOrHostname, @Valid @NotNull HostKeyRequest request) {
        String id = reader.requireId(idOrHostname);
        hostKeys.accept(id, request.fingerprint());
        return reader.get(id);
    }

    /** Refused at once where that can be told without looking anything up. */
    private void requireAllowed(@Nullable String address) {
        if (address != null) {
            addresses.refusalOfLiteral(address).ifPresent(why -> {
                throw ProblemException.invalid("/address", "A box cannot be at " + address.strip() + ": " + why);
            });
        }
    }

    private static Response tagged(Response.ResponseBuilder response, BoxView box) {
        return response.entity(box)
                .header(HttpHeaders.ETAG, EntityTags.of(box.version()))
                .build();
    }
}
