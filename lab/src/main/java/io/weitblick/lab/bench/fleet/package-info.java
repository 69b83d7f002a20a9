/**
 * Benchmarks of a whole server with virtual boxes, each with its real agent and sshd. What compares the push engine alone with
 * other programs is in {@code push}.
 */
@NullMarked
package io.weitblick.lab.bench.fleet;

import org.jspecify.annotations.NullMarked;
