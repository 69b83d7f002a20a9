package io.weitblick.server.asset;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.PageRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Media over HTTP. */
@Path("/api/v1/assets")
@Tag(name = "Media")
public class AssetResource {
    private final AssetService assets;
    private final AssetUpload upload;
    private final MediaStore store;

    AssetResource(AssetService assets, AssetUpload upload, MediaStore store) {
        this.assets = assets;
        this.upload = upload;
        this.store = store;
    }

    @PUT
    @Path("/{asset}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Upload a medium: the raw bytes as the body")
    public Response put(
            @PathParam("asset") String name,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long length,
            InputStream body) {
        AssetService.Saved saved = upload.receive(name, body, length);
        return saved.created()
                ? Response.created(URI.create("/api/v1/assets/" + saved.asset().id()))
                        .entity(saved.asset())
                        .build()
                : Response.ok(saved.asset()).build();
    }

    @GET
    @Operation(summary = "Media by name; q filters by a part of it")
    public Page<AssetView> list(@BeanParam @Valid PageRequest page, @QueryParam("q") @DefaultValue("") String part) {
        return assets.list(page.after(), part, page.limit());
    }

    @GET
    @Path("/{asset}")
    @Operation(summary = "One medium by id or name")
    public AssetView get(@PathParam("asset") String idOrName) {
        return assets.get(idOrName);
    }

    @GET
    @Path("/{asset}/content")
    @Operation(summary = "A medium's bytes")
    public Response content(
            @PathParam("asset") String idOrName, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        AssetView asset = assets.get(idOrName);
        Sha256 sha256 = asset.sha256();
        String tag = "\"" + sha256.hex() + "\"";
        Response.ResponseBuilder response = tag.equals(known)
                ? Response.notModified()
                : Response.ok(store.path(sha256).toFile(), asset.mediaType());
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; media-src 'self'")
                .build();
    }

    @DELETE
    @Path("/{asset}")
    @Operation(summary = "Delete a medium that no playlist holds")
    public void delete(@PathParam("asset") String idOrName) {
        assets.delete(idOrName);
    }
}
