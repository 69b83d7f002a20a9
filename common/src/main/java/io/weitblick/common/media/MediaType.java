package io.weitblick.common.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A medium that a box can show, told by the extension of its file name. */
public enum MediaType {
    PNG(Kind.IMAGE, "image/png", "png"),
    JPEG(Kind.IMAGE, "image/jpeg", "jpg", "jpeg"),
    WEBP(Kind.IMAGE, "image/webp", "webp"),
    GIF(Kind.IMAGE, "image/gif", "gif"),
    MP4(Kind.VIDEO, "video/mp4", "mp4", "m4v"),
    WEBM(Kind.VIDEO, "video/webm", "webm"),
    MATROSKA(Kind.VIDEO, "video/x-matroska", "mkv"),
    QUICKTIME(Kind.VIDEO, "video/quicktime", "mov"),
    PDF(Kind.DOCUMENT, "application/pdf", "pdf");

    /** How a medium fills its time on the screen. */
    public enum Kind {
        /** Stands still for its seconds. */
        IMAGE,
        /** Runs, and repeats until its seconds are over. */
        VIDEO,
        /** Has pages. */
        DOCUMENT
    }

    private static final Map<String, MediaType> BY_EXTENSION = Arrays.stream(values())
            .flatMap(type -> Arrays.stream(type.extensions).map(extension -> Map.entry(extension, type)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Map<String, MediaType> BY_MIME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MediaType::mime, Function.identity()));

    private final Kind kind;
    private final String mime;
    private final String[] extensions;

    MediaType(Kind kind, String mime, String... extensions) {
        this.kind = kind;
        this.mime = mime;
        this.extensions = extensions;
    }

    /** The type that this file name's extension stands for, in either case. */
    public static Optional<MediaType> ofName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot < 0 ? Optional.empty() : Optional.ofNullable(BY_EXTENSION.get(extension));
    }

    /** The type with this registered name, such as {@code image/png}. */
    public static Optional<MediaType> ofMime(String mime) {
        return Optional.ofNullable(BY_MIME.get(mime));
    }

    /** Every extension a box can show, for messages. */
    public static String knownExtensions() {
        return BY_EXTENSION.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    public Kind kind() {
        return kind;
    }

    /** The media type's registered name (IANA media types). */
    public String mime() {
        return mime;
    }

    /** The extension under which such an object is stored on a box, without the dot. */
    public String extension() {
        return extensions[0];
    }
}
