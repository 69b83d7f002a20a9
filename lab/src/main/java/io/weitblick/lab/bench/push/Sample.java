package io.weitblick.lab.bench.push;

/**
 * One run.
 *
 * @param seconds from the start to the end
 * @param cpuSeconds of all processors, in the sending program with its children; 0 where it is not counted
 */
record Sample(double seconds, double cpuSeconds) {}
