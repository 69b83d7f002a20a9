/** Tests of the demo. */
@NullMarked
package io.weitblick.lab.demo;

import org.jspecify.annotations.NullMarked;
