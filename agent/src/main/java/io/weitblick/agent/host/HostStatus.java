package io.weitblick.agent.host;

import java.util.List;

/** The file on the card that tells, with the card in a laptop, what the box made of himblick.conf. */
record HostStatus(HostSetup.Outcome outcome) {

    String text() {
        StringBuilder text = new StringBuilder("What this box made of himblick.conf when it last started.\n");
        paragraph(text, "Not in force:", outcome.problems());
        paragraph(text, "Look at this:", outcome.hints());
        paragraph(text, "In force:", outcome.applied());
        if (outcome.problems().isEmpty() && outcome.hints().isEmpty()) {
            text.append("\nEverything in it was understood.\n");
        }
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append('\n');
            lines.forEach(line -> text.append("  - ").append(line).append('\n'));
        }
    }
}
