package io.weitblick.common.conf;

/**
 * A key with its value and the lines it stands on.
 *
 * @param name the key as written
 * @param value continuation lines are joined by line feeds
 * @param firstLine index of the line that holds the key
 * @param lastLine index of its last continuation line, or of the line that holds the key
 */
record ConfEntry(String name, String value, int firstLine, int lastLine) {}
