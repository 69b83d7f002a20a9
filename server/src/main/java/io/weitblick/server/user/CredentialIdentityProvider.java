package io.weitblick.server.user;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.weitblick.server.user.CallerService.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a credential into the caller it belongs to. The database is asked on a worker thread. */
@ApplicationScoped
class CredentialIdentityProvider implements IdentityProvider<Credential> {
    /** Attribute that says that a browser sent the credential by itself. */
    static final String BY_COOKIE = "byCookie";

    private final CallerService callers;

    CredentialIdentityProvider(CallerService callers) {
        this.callers = callers;
    }

    @Override
    public Class<Credential> getRequestType() {
        return Credential.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Credential credential, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(
                credential, callers.of(credential).orElseThrow(() -> new AuthenticationFailedException("unknown"))));
    }

    private static SecurityIdentity identity(Credential credential, Caller caller) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRole(caller.role())
                .addAttribute(BY_COOKIE, credential.kind() == Credential.Kind.SESSION);
        if (caller.boxId() != null) {
            identity.addAttribute(Roles.BOX_ID, caller.boxId());
        }
        return identity.build();
    }
}
