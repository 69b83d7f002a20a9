/** Tests of the sites. */
@NullMarked
package io.weitblick.server.site;

import org.jspecify.annotations.NullMarked;
