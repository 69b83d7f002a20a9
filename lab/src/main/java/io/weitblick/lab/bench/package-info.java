/** Benchmarks that print one line a figure. Started by the launcher. */
@NullMarked
package io.weitblick.lab.bench;

import org.jspecify.annotations.NullMarked;
