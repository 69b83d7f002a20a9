/** Tests of generated pictures. */
@NullMarked
package io.weitblick.lab.media;

import org.jspecify.annotations.NullMarked;
