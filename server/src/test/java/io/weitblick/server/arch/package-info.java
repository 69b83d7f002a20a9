/** The rules that keep the server's shape, each with a class that breaks it on purpose. */
@NullMarked
package io.weitblick.server.arch;

import org.jspecify.annotations.NullMarked;
