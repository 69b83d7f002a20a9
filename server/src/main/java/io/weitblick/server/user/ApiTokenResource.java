package io.weitblick.server.user;

import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Tokens of machines. */
@Path("/api/v1/tokens")
class ApiTokenResource {
    private final ApiTokenService tokens;

    ApiTokenResource(ApiTokenService tokens) {
        this.tokens = tokens;
    }

    @POST
    public RestResponse<ApiTokenView> create(@NotNull @Valid ApiTokenRequest request) {
        ApiTokenView token = tokens.create(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, token)
                .location(URI.create("/api/v1/tokens/" + token.id()))
                .build();
    }

    @GET
    public Page<ApiTokenView> list(@BeanParam @Valid PageRequest page) {
        return tokens.list(page.after(), page.limit());
    }

    @DELETE
    @Path("{id}")
    public void revoke(String id) {
        tokens.revoke(id);
    }
}
