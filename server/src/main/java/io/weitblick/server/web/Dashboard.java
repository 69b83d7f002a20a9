package io.weitblick.server.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Serves the dashboard as one page: an address that only the page itself understands, such as {@code /boxes/lobby},
 * answers with the page. Its files carry a digest in their names, so browsers keep them; the page itself is asked for anew.
 */
@ApplicationScoped
class Dashboard {
    private static final String PAGE = "META-INF/resources/index.html";
    private static final int OK = 200;
    // Files are served at 10,000; resources come at 20,000 and answer whatever is left.
    private static final int AFTER_FILES = 19_000;

    private final @Nullable Buffer page = load();

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.addHeadersEndHandler(nothing -> cache(context));
            context.next();
        });
        router.get().order(AFTER_FILES).handler(this::fallBack);
    }

    private void fallBack(RoutingContext context) {
        String path = context.normalizedPath();
        boolean asked =
                acceptsHtml(context.request().getHeader("Accept")) && !isServer(path) && !isBelow("/assets", path);
        if (asked && page != null) {
            context.response()
                    .putHeader("Content-Type", "text/html;charset=UTF-8")
                    .end(page);
        } else {
            context.next();
        }
    }

    private static @Nullable Buffer load() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(PAGE)) {
            return in == null ? null : Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cache(RoutingContext context) {
        String path = context.request().path();
        if (context.response().getStatusCode() != OK || isServer(path)) {
            return;
        }
        String type = context.response().headers().get("Content-Type");
        if (isBelow("/assets", path)) {
            context.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else if (type != null && type.startsWith("text/html")) {
            context.response().putHeader("Cache-Control", "no-cache");
        }
    }

    private static boolean acceptsHtml(@Nullable String accept) {
        return accept != null && accept.contains("text/html");
    }

    private static boolean isServer(String path) {
        return isBelow("/api", path) || isBelow("/q", path);
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
