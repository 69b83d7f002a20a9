/** Pictures made for tests and benchmarks: real ones, of any size in bytes. */
@NullMarked
package io.weitblick.lab.media;

import org.jspecify.annotations.NullMarked;
