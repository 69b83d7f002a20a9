/**
 * How the server is reached: its own certificate authority, where plain HTTP and TLS listen, trusted proxies. Who may do
 * what is the user feature's.
 */
@NullMarked
package io.weitblick.server.network;

import org.jspecify.annotations.NullMarked;
