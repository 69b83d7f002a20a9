package io.weitblick.agent.host;

import java.io.IOException;
import java.util.List;

/**
 * One setting of the machine.
 *
 * @param what what it is, for people; no secrets
 * @param plan how the machine comes to have it
 */
record HostSetting(String what, Plan plan) {

    /** Looks at the machine and says what it lacks. */
    @FunctionalInterface
    interface Plan {
        /**
         * What is to be done, in this order; nothing if the machine is so already.
         *
         * @throws IOException with a sentence if the machine cannot have the setting
         */
        List<HostChange> changes() throws IOException;
    }
}
