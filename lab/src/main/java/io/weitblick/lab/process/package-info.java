/** Programs that the lab starts as processes of their own, the server among them. Nothing here knows of boxes. */
@NullMarked
package io.weitblick.lab.process;

import org.jspecify.annotations.NullMarked;
