package io.weitblick.server.command;

import io.quarkus.security.identity.SecurityIdentity;
import io.weitblick.common.sync.Command;
import io.weitblick.server.box.BoxReader;
import io.weitblick.server.platform.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Commands over HTTP. */
@Path("/api/v1/boxes/{box}/commands")
@Tag(name = "Boxes")
public class CommandResource {
    private final CommandService commands;
    private final BoxReader boxes;
    private final SecurityIdentity identity;

    CommandResource(CommandService commands, BoxReader boxes, SecurityIdentity identity) {
        this.commands = commands;
        this.boxes = boxes;
        this.identity = identity;
    }

    /**
     * An action to ask for.
     *
     * @param kind which one
     */
    public record CommandRequest(@NotNull Command.Kind kind) {}

    @POST
    @Operation(summary = "Ask a box to do something; it has a minute, for REBOOT five")
    public Response ask(@PathParam("box") String idOrHostname, @Valid @NotNull CommandRequest request) {
        CommandView asked = commands.ask(
                boxes.requireId(idOrHostname),
                request.kind(),
                identity.getPrincipal().getName());
        return Response.accepted(asked).build();
    }

    @GET
    @Operation(summary = "What was asked of a box lately, newest first")
    public Page<CommandView> list(@PathParam("box") String idOrHostname) {
        return new Page<>(commands.newest(boxes.requireId(idOrHostname)), null);
    }
}
