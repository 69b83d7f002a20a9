package io.weitblick.agent.player;

import io.weitblick.common.sync.OnScreen;

/**
 * Puts media on the screen. All calls come from one thread and may take as long as the work does. An implementation
 * never claims that something is on the screen which it has not seen running.
 */
public interface Player extends AutoCloseable {

    /**
     * Ends every process that shows anything, also those of an earlier agent, and returns when none is left.
     *
     * @throws PlayerException if something still runs
     */
    void stopAll() throws PlayerException;

    /**
     * Shows a medium on top of what is there; the caller stops the former run when this one is up.
     *
     * @throws PlayerException if it cannot be started
     */
    Run start(Medium medium) throws PlayerException;

    /**
     * Nothing of a show is to be seen: the logo or an empty screen. Ends what runs.
     *
     * @throws PlayerException if that cannot be done
     */
    void idle(OnScreen.Content content) throws PlayerException;

    @Override
    void close();

    /** A medium on the screen. */
    interface Run {
        /** What has become of it, as seen now. */
        Status status();

        /** Takes it off the screen. */
        void stop();
    }

    /** What a run can be. */
    enum Status {
        /** Its process is not up yet. */
        STARTING,
        /** Its process runs. */
        RUNNING,
        /** Its process ended by itself and well. */
        ENDED,
        /** Its process failed and will not be tried again. */
        FAILED
    }
}
