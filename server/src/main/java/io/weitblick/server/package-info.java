/**
 * Where the server starts. Everything else lives in the packages below, one a feature.
 */
@NullMarked
package io.weitblick.server;

import org.jspecify.annotations.NullMarked;
