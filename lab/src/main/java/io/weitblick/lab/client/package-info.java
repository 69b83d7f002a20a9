/** The REST API as the lab uses it. Written against docs/api.md, not against the server's classes. */
@NullMarked
package io.weitblick.lab.client;

import org.jspecify.annotations.NullMarked;
