package io.weitblick.agent.player;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program and its arguments as agent.conf writes them: words parted by blanks, in double quotes where a word holds
 * one. {@code {file}} and {@code {seconds}} stand for the medium's. No shell is involved.
 *
 * @param words the program and its arguments, placeholders included
 */
public record CommandTemplate(List<String> words) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** @throws IllegalArgumentException if there is no program */
    public CommandTemplate {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a player command names a program");
        }
    }

    /** Reads the written form. */
    public static CommandTemplate parse(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return new CommandTemplate(words);
    }

    /** The command line for this medium. */
    List<String> lineFor(Medium medium) {
        return words.stream()
                .map(word -> word.replace("{file}", medium.file().toString())
                        .replace("{seconds}", Integer.toString(medium.seconds())))
                .toList();
    }
}
