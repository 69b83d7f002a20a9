package io.weitblick.server.show;

import io.weitblick.common.show.Program;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.ShowObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an unmodified Himblick box can make of a show: it plays all files of one kind, by name, again and again. What it
 * cannot do is refused before it is published, never left out in silence.
 *
 * @param files in the order of the playlist
 * @param player keys of its {@code [player]} section
 */
public record ClassicShow(List<File> files, Map<String, String> player) {
    /**
     * One file.
     *
     * @param object its bytes
     * @param name how it is to be called there
     */
    public record File(ShowObject object, String name) {}

    /** What Python's own table of types knows of what can be uploaded; Himblick ignores all other files. */
    private static final Set<String> KNOWN = Set.of("png", "jpg", "jpeg", "gif", "mp4", "webm", "mov", "pdf");

    private static final String PDF = "application/pdf";
    private static final int MOST_FILES = 9_999;
    private static final int LONGEST_NAME = 80;

    public ClassicShow {
        files = List.copyOf(files);
        player = Map.copyOf(player);
    }

    /** Why such a box cannot play this, as one sentence; empty if it can. */
    static Optional<String> refusal(List<Program> programs, List<ShowObject> known) {
        if (programs.stream().anyMatch(program -> !program.windows().isEmpty())) {
            return Optional.of("It is a classic box, which knows no times of day; assign it a playlist without them.");
        }
        List<ShowItem> items = playing(programs);
        Map<Object, ShowObject> objects = byDigest(known);
        Set<String> strange = items.stream()
                .map(item -> extension(item, objects))
                .filter(extension -> !KNOWN.contains(extension))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!strange.isEmpty()) {
            return Optional.of("It is a classic box, which does not know files of type " + String.join(", ", strange)
                    + "; convert them to png, jpg, gif, mp4, webm, mov or pdf.");
        }
        return kindRefusal(items);
    }

    private static Optional<String> kindRefusal(List<ShowItem> items) {
        Set<String> kinds = items.stream().map(ClassicShow::kind).collect(Collectors.toCollection(TreeSet::new));
        if (kinds.size() > 1) {
            return Optional.of("It is a classic box, which plays one kind of media at a time, not "
                    + String.join(" and ", kinds) + " mixed; give it a playlist of one kind.");
        }
        if (kinds.contains("pdf") && items.size() > 1) {
            return Optional.of("It is a classic box, which shows one PDF at a time, not " + items.size()
                    + "; join them into one.");
        }
        if (kinds.contains("image")
                && items.stream().mapToInt(ShowItem::seconds).distinct().count() > 1) {
            return Optional.of("It is a classic box, which shows every picture for the same time; give all items of its"
                    + " playlist the same seconds.");
        }
        if (items.size() > MOST_FILES) {
            return Optional.of("It is a classic box, for which " + items.size() + " items are too many; " + MOST_FILES
                    + " are the most.");
        }
        return Optional.empty();
    }

    /** What to bring. Videos play to their end, whatever their seconds. */
    static ClassicShow of(List<Program> programs, List<ShowObject> objects) {
        Map<Object, ShowObject> known = byDigest(objects);
        List<File> files = new ArrayList<>();
        Map<String, String> player = Map.of();
        for (ShowItem item : playing(programs)) {
            ShowObject object = known.get(item.object());
            files.add(new File(object, name(files.size() + 1, item.name(), object.ext())));
            player = switch (kind(item)) {
                case "image" -> Map.of("photo transition time", Integer.toString(item.seconds()));
                case "pdf" -> Map.of("pdf transition time", Integer.toString(item.seconds()));
                default -> Map.of();
            };
        }
        return new ClassicShow(files, player);
    }

    /** Those with the highest priority, one after the other. */
    private static List<ShowItem> playing(List<Program> programs) {
        int highest = programs.stream()
                .map(Program::priority)
                .max(Comparator.naturalOrder())
                .orElse(0);
        return programs.stream()
                .filter(program -> program.priority() == highest)
                .flatMap(program -> program.items().stream())
                .toList();
    }

    private static Map<Object, ShowObject> byDigest(List<ShowObject> objects) {
        return objects.stream().collect(Collectors.toMap(ShowObject::sha256, object -> object, (a, b) -> a));
    }

    private static String extension(ShowItem item, Map<Object, ShowObject> objects) {
        return objects.get(item.object()).ext();
    }

    private static String kind(ShowItem item) {
        return item.type().equals(PDF)
                ? "pdf"
                : item.type().substring(0, item.type().indexOf('/'));
    }

    /** A number that keeps the order, then the name as far as FAT and exFAT take it; the number makes it unique. */
    static String name(int number, String assetName, String extension) {
        int dot = assetName.lastIndexOf('.');
        String plain = (dot > 0 ? assetName.substring(0, dot) : assetName)
                .replaceAll("[^\\p{L}\\p{N} ._()+-]", "_")
                .strip();
        String shortened = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
        return String.format(Locale.ROOT, "weitblick-%04d-%s.%s", number, shortened, extension);
    }
}
