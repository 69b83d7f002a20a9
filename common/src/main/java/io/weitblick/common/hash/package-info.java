/**
 * Content addresses: SHA-256 digests of files and streams. Signatures live in {@code show}.
 */
@NullMarked
package io.weitblick.common.hash;

import org.jspecify.annotations.NullMarked;
