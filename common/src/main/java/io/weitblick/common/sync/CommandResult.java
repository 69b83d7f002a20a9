package io.weitblick.common.sync;

/**
 * How a command ended.
 *
 * @param id the command's id
 * @param ok whether it did what it should
 * @param detail one sentence for a person
 */
public record CommandResult(String id, boolean ok, String detail) {}
