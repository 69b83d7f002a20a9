/**
 * Requests to the server and its refusals. What the messages mean belongs to enroll and sync.
 */
@NullMarked
package io.weitblick.agent.http;

import org.jspecify.annotations.NullMarked;
