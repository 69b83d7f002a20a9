package io.weitblick.server.user;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.weitblick.server.user.LoginService.LoggedIn;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The browser's login. */
@Path("/api/v1/session")
class SessionResource {
    private final LoginService logins;
    private final SecurityIdentity identity;

    SessionResource(LoginService logins, SecurityIdentity identity) {
        this.logins = logins;
        this.identity = identity;
    }

    @GET
    public SessionView get() {
        String role = identity.getRoles().stream().findFirst().orElse("");
        return new SessionView(identity.getPrincipal().getName(), role);
    }

    @POST
    @PermitAll
    public RestResponse<SessionView> logIn(@NotNull @Valid LoginRequest login, @Context HttpServerRequest request) {
        LoggedIn loggedIn = logins.logIn(
                login.name(), login.password(), request.remoteAddress().hostAddress());
        return ResponseBuilder.ok(new SessionView(loggedIn.name(), loggedIn.role()))
                .cookie(cookie(loggedIn.secret(), request).build())
                .build();
    }

    @DELETE
    public Response logOut(
            @CookieParam(Credential.COOKIE) @Nullable String secret, @Context HttpServerRequest request) {
        if (secret != null) {
            logins.logOut(secret);
        }
        return Response.noContent()
                .cookie(cookie("", request).maxAge(0).build())
                .build();
    }

    // Without an age the browser forgets it when it is closed; the server forgets it sooner.
    private static NewCookie.Builder cookie(String value, HttpServerRequest request) {
        return new NewCookie.Builder(Credential.COOKIE)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure("https".equals(request.scheme()))
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
