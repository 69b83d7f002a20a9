package io.weitblick.server.network;

import io.weitblick.server.credential.FleetKeys;
import io.weitblick.server.platform.PlatformConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The server itself. */
@Path("/api/v1/server")
@Produces(MediaType.APPLICATION_JSON)
class ServerResource {
    private final PlatformConfig platform;
    private final ServerAddress address;
    private final FleetKeys fleet;

    ServerResource(PlatformConfig platform, ServerAddress address, FleetKeys fleet) {
        this.platform = platform;
        this.address = address;
        this.fleet = fleet;
    }

    @GET
    public ServerView get() {
        return new ServerView(
                platform.version(),
                address.url(),
                TlsMaterial.caFingerprint(platform.data()),
                fleet.fleetId(),
                fleet.mediaAuthorizedKeys().get(0));
    }
}
