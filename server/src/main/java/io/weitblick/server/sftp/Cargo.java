package io.weitblick.server.sftp;

/** What a delivery brings to its box. */
public sealed interface Cargo permits ShowCargo, ClassicCargo {}
