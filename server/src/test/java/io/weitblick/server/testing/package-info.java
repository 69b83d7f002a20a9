/** What the server's tests stand on: one database for all of them, and the credentials of its first start. */
@NullMarked
package io.weitblick.server.testing;

import org.jspecify.annotations.NullMarked;
