/** The demo: three virtual boxes with media that it draws itself. Started by the launcher. */
@NullMarked
package io.weitblick.lab.demo;

import org.jspecify.annotations.NullMarked;
