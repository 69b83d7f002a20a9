package io.weitblick.server.sftp;

/**
 * What goes with one delivery from its first step to its last.
 *
 * @param settings how boxes are talked to
 * @param listener whom to tell
 * @param guard what ends it when it stalls
 * @param failures how its failures are told
 */
record DeliveryContext(SftpSettings settings, StepLog listener, StallGuard guard, DeliveryFailures failures) {}
