package io.weitblick.server.problem;

import io.weitblick.server.problem.ProblemException.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fails in every way a resource can. */
@Path("/api/v1/probe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProbeResource {
    public enum Color {
        RED,
        GREEN
    }

    public record Item(@Min(1) @Max(86_400) int seconds) {}

    public record Body(
            @NotNull String name,
            @Valid List<Item> items,
            @Nullable Color color,
            @Nullable Instant at) {}

    @POST
    public Body accept(@NotNull @Valid Body body) {
        return body;
    }

    @GET
    @Path("limit")
    public int limit(@QueryParam("limit") @Max(10) int limit) {
        return limit;
    }

    @GET
    @Path("invalid-answer")
    public @NotNull @Nullable String invalidAnswer() {
        return null;
    }

    @GET
    @Path("taken")
    public String taken() {
        throw new ProblemException(
                ProblemType.NAME_TAKEN, "The name is gone.", List.of(new FieldError("/name", "is gone")));
    }

    @GET
    @Path("bug")
    public String bug() {
        throw new IllegalArgumentException("secret detail");
    }
}
