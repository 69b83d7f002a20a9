/** The server's push engine alone in a JVM of its own, which ends at a step or a byte when it is told to. */
@NullMarked
package io.weitblick.lab.torture.engine;

import org.jspecify.annotations.NullMarked;
