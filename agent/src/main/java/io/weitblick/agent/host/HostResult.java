package io.weitblick.agent.host;

/**
 * Root's answer, as one line of text: {@code ok} or {@code failed}, a blank, and a sentence.
 *
 * @param ok whether it was done
 * @param detail one sentence for a person
 */
public record HostResult(boolean ok, String detail) {
    /** As it is written. */
    String line() {
        return (ok ? "ok " : "failed ") + detail.replaceAll("\\p{Cntrl}", " ") + "\n";
    }

    static HostResult parse(String line) {
        boolean ok = line.startsWith("ok ");
        return new HostResult(
                ok, line.substring(Math.min(line.length(), ok ? 3 : 7)).strip());
    }
}
