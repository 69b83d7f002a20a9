package io.weitblick.server.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** The dashboards that this server has open streams to, for news that is worth sending only while somebody looks. */
@ApplicationScoped
public class Browsers {
    private final List<Consumer<OutboundSseEvent>> streams = new CopyOnWriteArrayList<>();

    /** Whether such news need not even be put together. */
    public boolean isNobodyThere() {
        return streams.isEmpty();
    }

    /**
     * Sends an event to all of them.
     *
     * @param event its name
     * @param body sent as JSON
     */
    public void tell(String event, Object body) {
        OutboundSseEvent sent = new OutboundSseEventImpl.BuilderImpl()
                .name(event)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(body.getClass(), body)
                .build();
        streams.forEach(stream -> stream.accept(sent));
    }

    Subscription add(Consumer<OutboundSseEvent> stream) {
        Consumer<OutboundSseEvent> own = stream::accept;
        streams.add(own);
        return () -> streams.remove(own);
    }
}
