package io.weitblick.lab.torture.oracle;

/**
 * What the oracle saw.
 *
 * @param accepted the generation that the box has accepted, 0 for none
 * @param fault what is wrong with it; empty if it is whole
 */
public record Verdict(long accepted, String fault) {
    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return fault.isEmpty();
    }
}
