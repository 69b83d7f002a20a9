package io.weitblick.server.site;

import io.weitblick.server.platform.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

    /**
     * What can be changed of a site.
     *
     * @param timeZone an IANA zone, such as {@code Europe/Berlin}
     */
    public record Edit(@NotBlank String timeZone) {}

    @GET
    @Operation(summary = "All sites, by name")
    public Page<SiteView> list() {
        return new Page<>(sites.list(), null);
    }

    @PATCH
    @Path("/{site}")
    @Operation(summary = "Set a site's time zone; the shows of its boxes follow at once")
    public SiteView edit(@PathParam("site") String site, @Valid Edit edit) {
        return sites.setTimeZone(site, edit.timeZone());
    }
}
