package io.weitblick.server.arch.violation.shop;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.sql.Timestamp;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A service that speaks HTTP, has its dependency injected into a field, and answers before its transaction ends. */
public class ShopService {
    @Inject
    @Nullable
    Timestamp time;

    public Response answer() {
        return Response.ok().build();
    }

    @Transactional
    public Uni<String> later() {
        return Uni.createFrom().item("");
    }

    @Transactional
    public CompletionStage<String> muchLater() {
        return CompletableFuture.completedFuture("");
    }
}
