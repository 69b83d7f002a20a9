package io.weitblick.server.sync;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The agents' request that reports and waits. It runs on a worker thread for as long as its transaction takes; while it
 * waits it holds nothing but its connection.
 */
@Path("/api/agent/v1/sync")
@Tag(name = "Agents")
@RolesAllowed("BOX")
public class SyncResource {
    private final SyncService syncs;
    private final SyncWaiters waiters;
    private final SecurityIdentity identity;

    SyncResource(SyncService syncs, SyncWaiters waiters, SecurityIdentity identity) {
        this.syncs = syncs;
        this.waiters = waiters;
        this.identity = identity;
    }

    @POST
    @Blocking
    @Operation(summary = "Report a box's state and wait for news")
    public Uni<SyncResponse> sync(@NotNull SyncRequest request) {
        String boxId = identity.getAttribute("boxId");
        // Listening starts before the report is read, so that no news can fall between the two.
        CompletableFuture<Void> news = waiters.enter(boxId);
        SyncService.Answer now;
        try {
            now = syncs.report(boxId, request);
        } catch (RuntimeException e) {
            waiters.leave(boxId, news);
            throw e;
        }
        int wait = Math.max(0, Math.min(request.waitSeconds(), SyncRequest.MAX_WAIT_SECONDS));
        if (now.isNews() || wait == 0) {
            waiters.leave(boxId, news);
            return Uni.createFrom().item(now.response());
        }
        return Uni.createFrom()
                .completionStage(news)
                .ifNoItem()
                .after(Duration.ofSeconds(wait))
                .recoverWithItem(() -> null)
                .onTermination()
                .invoke(() -> waiters.leave(boxId, news))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(woken -> syncs.answer(boxId, request).response());
    }
}
