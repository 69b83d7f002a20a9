/**
 * Delivery of one show to one box over SFTP, step by step, and how it ends. Which box gets what and when lives in
 * {@code rollout} and {@code show}; names become addresses in {@code discovery}.
 */
@NullMarked
package io.weitblick.server.push;

import org.jspecify.annotations.NullMarked;
