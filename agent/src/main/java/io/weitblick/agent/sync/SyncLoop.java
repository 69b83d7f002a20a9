package io.weitblick.agent.sync;

import io.weitblick.agent.config.Timing;
import io.weitblick.agent.enroll.Identity;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.host.HostRequest.Word;
import io.weitblick.agent.http.Backoff;
import io.weitblick.agent.http.ServerRefusedException;
import io.weitblick.agent.state.AgentState;
import io.weitblick.common.sync.CommandResult;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that talks to the server: joins the fleet, then keeps one waiting request open. A change of state is told
 * at once by a second request that does not wait, on a connection of its own: cancelling the waiting one instead would
 * cost a new TLS handshake for each change and could lose an answer that is on its way. The next waiting request is
 * only sent when no report is under way, so the server never sees an older state after a newer one.
 */
public final class SyncLoop implements AutoCloseable {
    static final String PATH = "/api/agent/v1/sync";

    private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    /** An answer that comes sooner and brings nothing new is not asked for again at once. */
    private static final Duration QUICK = Duration.ofMillis(500);

    private final SyncParts parts;
    private final Timing timing;
    private final CommandRunner commands;
    private final Backoff backoff;
    private final Thread thread;
    private final Semaphore wake = new Semaphore(0);

    private AgentState.@Nullable Snapshot told;
    private long toldAt;
    private List<CommandResult> toldResults = List.of();

    private record Exchange(SyncRequest request, long sentAt, CompletableFuture<SyncResponse> answer) {}

    public SyncLoop(SyncParts parts, Timing timing, Path state, DurableFiles files, String threadName) {
        this.parts = parts;
        this.timing = timing;
        this.commands = new CommandRunner(
                parts,
                new CommandLog(state.resolve("commands.json"), files),
                new Reboot(state.resolve("reboot.json"), files, parts.bootId()),
                wake::release);
        this.backoff = new Backoff(timing.retryMin(), timing.retryMax(), ThreadLocalRandom.current());
        this.thread = new Thread(this::run, threadName);
    }

    public void start() {
        parts.state().onChange(wake::release);
        thread.start();
    }

    /** Whether it is at work. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Talks until something fails, then waits. */
    private void attempt() throws InterruptedException {
        Optional<Identity> identity = Optional.empty();
        try {
            identity = parts.identities().load();
            if (identity.isEmpty()) {
                identity = Optional.of(join());
                backoff.reset();
            }
            talk(
                    new SyncConversation(parts, commands, identity.get()),
                    parts.identities().secret(identity.get().token()));
        } catch (ServerRefusedException e) {
            refused(e, identity);
        } catch (RuntimeException e) {
            LOG.error("The sync loop has a fault and starts over", e);
            pause("The sync loop has a fault", e.toString(), null);
        } catch (IOException e) {
            pause("The server cannot be reached", describe(e), null);
        }
    }

    private Identity join() throws IOException, InterruptedException {
        Identity identity = parts.enroller().accept(await(parts.enroller().attempt()));
        Thread forgetting = new Thread(this::forgetToken, thread.getName() + "-token");
        forgetting.setDaemon(true);
        forgetting.start();
        return identity;
    }

    /** The token is used up; that it can still be read on the card where this fails harms nobody. */
    private void forgetToken() {
        try {
            LOG.info("{}", parts.machine().ask("forget-" + parts.bootId(), Word.FORGET_TOKEN));
        } catch (IOException e) {
            LOG.info("The used enrolment token stays on the card cause={}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refused(ServerRefusedException refusal, Optional<Identity> identity) throws InterruptedException {
        boolean joinAgain = identity.isPresent()
                && refusal.isIdentityUnknown()
                && parts.enroller().hasOtherToken(identity.get());
        if (joinAgain) {
            joinAgain();
            return;
        }
        String what =
                identity.isPresent() ? "The server refuses this box's report" : "The server does not let this box join";
        pause(what + " status=" + refusal.status() + " code=" + refusal.code(), refusal.getMessage(), refusal);
    }

    /** Joins with the token that was put into himblick.conf since; the old identity stays until that has worked. */
    private void joinAgain() throws InterruptedException {
        LOG.warn("The server does not know this box any more, it joins with the new token");
        try {
            join();
        } catch (ServerRefusedException e) {
            pause("The server does not let this box join code=" + e.code(), e.getMessage(), e);
        } catch (IOException e) {
            pause("The box cannot join again", describe(e), null);
        }
    }

    private static String describe(IOException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private void pause(String what, @Nullable String cause, @Nullable ServerRefusedException refusal)
            throws InterruptedException {
        Duration pause = backoff.next();
        if (refusal != null && refusal.isIdentityUnknown()) {
            pause = pause.plus(timing.retryMax().dividedBy(2));
        }
        if (refusal != null
                && refusal.retryAfter() != null
                && refusal.retryAfter().compareTo(pause) > 0) {
            pause = refusal.retryAfter();
        }
        LOG.warn("{} cause={} failures={} nextInMs={}", what, cause, backoff.failures(), pause.toMillis());
        Thread.sleep(pause.toMillis());
    }

    private void talk(SyncConversation conversation, String secret) throws IOException, InterruptedException {
        Exchange waiting = null;
        // The first request does not wait: it brings the time and what to keep.
        take(conversation, send(conversation, secret, Duration.ZERO));
        try {
            while (true) {
                if (waiting == null) {
                    waiting = send(conversation, secret, timing.syncWait());
                }
                wake.tryAcquire(longestPause(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                if (waiting.answer().isDone()) {
                    Exchange answered = waiting;
                    waiting = null;
                    boolean news = take(conversation, answered);
                    pace(answered, news);
                }
                if (mustTell(conversation)) {
                    take(conversation, send(conversation, secret, Duration.ZERO));
                }
            }
        } finally {
            if (waiting != null) {
                waiting.answer().cancel(true);
            }
        }
    }

    private Exchange send(SyncConversation conversation, String secret, Duration wait) {
        AgentState.Snapshot state = parts.state().snapshot();
        SyncRequest request = conversation.request(state, (int) wait.toSeconds());
        CompletableFuture<SyncResponse> answer =
                parts.server().post(PATH, request, SyncResponse.class, secret, wait.plus(ANSWER_TIMEOUT));
        answer.whenComplete((response, failure) -> wake.release());
        told = state;
        toldAt = parts.clock().nanoTime();
        toldResults = request.results();
        return new Exchange(request, toldAt, answer);
    }

    private boolean take(SyncConversation conversation, Exchange exchange) throws IOException, InterruptedException {
        SyncResponse answer = await(exchange.answer());
        if (backoff.failures() > 0) {
            LOG.info("The server answers again");
            backoff.reset();
        }
        return conversation.take(answer, exchange.request().results());
    }

    /** Keeps a server that answers everything at once, with nothing new, from being asked without end. */
    private void pace(Exchange exchange, boolean news) throws InterruptedException {
        long took = parts.clock().nanoTime() - exchange.sentAt();
        boolean shouldHaveWaited = exchange.request().waitSeconds() > 0 && took < QUICK.toNanos();
        if (!news && shouldHaveWaited) {
            wake.tryAcquire(
                    QUICK.toMillis() + ThreadLocalRandom.current().nextLong(QUICK.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the server has not heard of something that it should hear of at once. */
    private boolean mustTell(SyncConversation conversation) {
        AgentState.Snapshot last = told;
        AgentState.Snapshot now = parts.state().snapshot();
        if (last == null
                || now.isNewsSince(last)
                || conversation.owesList(now)
                || !toldResults.containsAll(commands.results())) {
            return true;
        }
        return !now.equals(last) && untilItemReport() == 0;
    }

    /** Everything that matters wakes the loop, except that the time for telling of another item has come. */
    private long longestPause() {
        return parts.state().snapshot().equals(told) ? SyncRequest.MAX_WAIT_SECONDS * 1000L : untilItemReport();
    }

    private long untilItemReport() {
        long elapsed = TimeUnit.NANOSECONDS.toMillis(parts.clock().nanoTime() - toldAt);
        return Math.max(0, timing.itemReport().toMillis() - elapsed);
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof UncheckedIOException wrapped) {
                throw wrapped.getCause();
            }
            throw cause instanceof IOException io ? io : new IOException(String.valueOf(cause), cause);
        }
    }

    @Override
    public void close() {
        parts.state().onChange(() -> {});
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
