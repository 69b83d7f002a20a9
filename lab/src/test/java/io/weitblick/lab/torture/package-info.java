/** A share of {@code ./weitblick torture} for every build, and proofs that its harnesses see what they look for. */
@NullMarked
package io.weitblick.lab.torture;

import org.jspecify.annotations.NullMarked;
