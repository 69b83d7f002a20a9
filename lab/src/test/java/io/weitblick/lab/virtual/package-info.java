/** Tests of virtual boxes. */
@NullMarked
package io.weitblick.lab.virtual;

import org.jspecify.annotations.NullMarked;
