package io.weitblick.agent.store;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names that belong into an inbox. All others are data, never to be used as a path. */
final class InboxNames {
    /** Removing this file says "look now", as on a Himblick box. */
    static final String TRIGGER = "remove-when-done";

    static final String PART = ".part";

    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{1,8}");
    private static final Pattern SHOW = Pattern.compile("([0-9]{1,18})\\.jws");
    private static final int NAMED = 3;
    private static final int MAX_SHOWN = 40;

    private InboxNames() {}

    static boolean isObject(String name) {
        return OBJECT.matcher(name).matches();
    }

    static boolean isShow(String name) {
        return SHOW.matcher(name).matches();
    }

    /** Whether it is an object or show still on its way. */
    static boolean isPart(String name) {
        return name.endsWith(PART) && (isObject(whole(name)) || isShow(whole(name)));
    }

    /** The name that a {@code .part} gets when it is complete. */
    static String whole(String part) {
        return part.substring(0, part.length() - PART.length());
    }

    static long generation(String showName) {
        Matcher matcher = SHOW.matcher(showName);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a show's file name: " + showName);
        }
        return Long.parseLong(matcher.group(1));
    }

    /** A few names for a person, made harmless. */
    static String forPeople(Collection<String> names) {
        String some = names.stream().limit(NAMED).map(InboxNames::harmless).collect(Collectors.joining(", "));
        return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
    }

    private static String harmless(String name) {
        String printable = name.replaceAll("[^ -~]", "?");
        return printable.length() > MAX_SHOWN ? printable.substring(0, MAX_SHOWN) + "..." : printable;
    }
}
