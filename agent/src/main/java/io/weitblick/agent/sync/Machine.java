package io.weitblick.agent.sync;

import io.weitblick.agent.host.HostRequest.Word;
import io.weitblick.agent.host.HostResult;
import io.weitblick.agent.host.RootRequests;
import java.io.IOException;

/** What only the machine's root can do. */
@FunctionalInterface
public interface Machine {
    /**
     * Asks for it and waits for the answer.
     *
     * @param id names the request
     * @throws IOException with a sentence if it cannot be asked, or refuses
     */
    String ask(String id, Word word) throws IOException, InterruptedException;

    /** The machine that this program runs on. */
    static Machine own() {
        RootRequests root = new RootRequests();
        return (id, word) -> {
            if (!root.isOpen()) {
                throw new IOException("nobody on this machine takes requests to root");
            }
            HostResult result = root.ask(id, word);
            if (!result.ok()) {
                throw new IOException(result.detail());
            }
            return result.detail();
        };
    }

    /** No machine: an agent beside others inside one program. */
    static Machine none() {
        return (id, word) -> {
            throw new IOException("this box has no machine of its own");
        };
    }
}
