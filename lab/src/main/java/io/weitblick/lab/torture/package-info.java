/** Kills every party of a push at every step and looks afterwards whether the box is whole. What is killed lies in the packages below. */
@NullMarked
package io.weitblick.lab.torture;

import org.jspecify.annotations.NullMarked;
