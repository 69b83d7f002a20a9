package io.weitblick.server.playlist;

import io.weitblick.server.platform.EntityTags;
import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Playlists over HTTP. */
@Path("/api/v1/playlists")
@Tag(name = "Playlists")
public class PlaylistResource {
    private final PlaylistService playlists;

    PlaylistResource(PlaylistService playlists) {
        this.playlists = playlists;
    }

    @POST
    @Operation(summary = "Make a playlist")
    public Response create(@Valid @NotNull PlaylistRequest request) {
        PlaylistView made = playlists.create(request);
        return tagged(Response.created(URI.create("/api/v1/playlists/" + made.id())), made);
    }

    @GET
    @Operation(summary = "Playlists by name")
    public Page<PlaylistView> list(@BeanParam @Valid PageRequest page) {
        return playlists.list(page.after(), page.limit());
    }

    @GET
    @Path("/{playlist}")
    @Operation(summary = "One playlist by id or name")
    public Response get(@PathParam("playlist") String idOrName) {
        return tagged(Response.ok(), playlists.get(idOrName));
    }

    @PUT
    @Path("/{playlist}")
    @Operation(summary = "Write a playlist anew; makes a revision")
    public Response revise(
            @PathParam("playlist") String idOrName,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull PlaylistRequest request) {
        return tagged(Response.ok(), playlists.revise(idOrName, request, EntityTags.version(ifMatch)));
    }

    @DELETE
    @Path("/{playlist}")
    @Operation(summary = "Delete a playlist that is not assigned")
    public void delete(@PathParam("playlist") String idOrName) {
        playlists.delete(idOrName);
    }

    private static Response tagged(Response.ResponseBuilder response, PlaylistView playlist) {
        return response.entity(playlist)
                .header(HttpHeaders.ETAG, EntityTags.of(playlist.version()))
                .build();
    }
}
