package io.weitblick.server.sftp;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;

/** How a delivery ended. */
public sealed interface DeliveryOutcome {
    /**
     * The box has every file and was told to look.
     *
     * @param bytesSent what crossed the network now
     * @param objectsSkipped objects that were there already
     */
    record Delivered(long bytesSent, int objectsSkipped) implements DeliveryOutcome {}

    /**
     * It did not work out; what was sent stays and need not be sent again.
     *
     * @param code the cause
     * @param detail one sentence for a person
     * @param retryable whether the same delivery may succeed later without anybody doing something
     */
    record Failed(ReasonCode code, String detail, boolean retryable) implements DeliveryOutcome {
        /** The box's name leads nowhere, so there is nothing to connect to. */
        public static Failed nameNotFound(String name) {
            return new Failed(
                    ReasonCode.NAME_NOT_FOUND,
                    name + " has no address, neither in DNS nor by mDNS; see whether the box is on, is on this"
                            + " network and has that hostname, or give it an address.",
                    true);
        }

        /** The cause as it is shown. */
        public Reason reason() {
            return new Reason(code, detail);
        }
    }
}
