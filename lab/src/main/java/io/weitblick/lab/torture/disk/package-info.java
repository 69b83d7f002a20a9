/** Disks of boxes: what is left of one when the power goes. Who is cut off, and when, is decided above. */
@NullMarked
package io.weitblick.lab.torture.disk;

import org.jspecify.annotations.NullMarked;
