/** Tests of this feature. */
@NullMarked
package io.weitblick.server.web;

import org.jspecify.annotations.NullMarked;
