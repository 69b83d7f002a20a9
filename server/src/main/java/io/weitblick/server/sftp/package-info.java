/**
 * The wire: how the bytes of one delivery come to one box over SFTP, step by step, and how that ends. Plain classes that
 * know nothing of the database; which box gets what and when is {@code push}'s business.
 */
@NullMarked
package io.weitblick.server.sftp;

import org.jspecify.annotations.NullMarked;
