package io.weitblick.common.conf;

/**
 * A line that says nothing, and why.
 *
 * @param line its number, from 1
 * @param detail one sentence for a person
 */
public record ConfProblem(int line, String detail) {}
