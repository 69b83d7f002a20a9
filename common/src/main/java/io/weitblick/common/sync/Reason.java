package io.weitblick.common.sync;

/**
 * A reason with its particulars.
 *
 * @param code the cause
 * @param detail one sentence for a person: what happened, to which object, and what to do
 */
public record Reason(ReasonCode code, String detail) {}
