package io.weitblick.agent.state;

import io.weitblick.common.sync.Reason;
import org.jspecify.annotations.Nullable;

/** The agent's state as last told by its parts, and who waits for changes of it. Thread-safe. */
public final class AgentState {
    private DiskState disk = DiskState.EMPTY;
    private ScreenState screen = ScreenState.NONE;
    private Runnable listener = () -> {};

    /**
     * Both states at one moment.
     *
     * @param disk what the store holds
     * @param screen what the screen shows
     */
    public record Snapshot(DiskState disk, ScreenState screen) {

        /** The reason to report: one about the disk is nearer to the cause. */
        public @Nullable Reason reason() {
            return disk.reason() != null ? disk.reason() : screen.reason();
        }

        /** Whether the server should hear of the change from the other state at once. */
        public boolean isNewsSince(Snapshot other) {
            return !disk.equals(other.disk) || !screen.equals(other.screen) && !screen.differsOnlyInItem(other.screen);
        }
    }

    /** Calls this after every change, on the thread that made it. */
    public synchronized void onChange(Runnable toCall) {
        listener = toCall;
    }

    public void disk(DiskState now) {
        change(now, null);
    }

    public void screen(ScreenState now) {
        change(null, now);
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(disk, screen);
    }

    private void change(@Nullable DiskState newDisk, @Nullable ScreenState newScreen) {
        Runnable toCall;
        synchronized (this) {
            disk = newDisk == null ? disk : newDisk;
            screen = newScreen == null ? screen : newScreen;
            toCall = listener;
        }
        toCall.run();
    }
}
