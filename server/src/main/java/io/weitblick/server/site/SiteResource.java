package io.weitblick.server.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weitblick.server.platform.Page;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sites over HTTP. */
@Path("/api/v1/sites")
@Tag(name = "Boxes")
public class SiteResource {
    private final SiteService sites;

    SiteResource(SiteService sites) {
        this.sites = sites;
    }

    @GET
    @Operation(summary = "All sites, by name")
    public Page<SiteView> list() {
        return new Page<>(sites.list(), null);
    }

    @PATCH
    @Path("/{site}")
    @Operation(summary = "Edit a site: its time zone, and how its pushes are limited; both take effect at once")
    public SiteView edit(@PathParam("site") String site, @NotNull ObjectNode patch) {
        return sites.edit(site, new SitePatch(patch));
    }
}
