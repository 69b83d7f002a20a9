package io.weitblick.server.arch.violation.shop;

import io.weitblick.server.arch.violation.till.TillRepository;
import org.jspecify.annotations.Nullable;

/** A resource that reads another feature's repository. */
public class ShopResource {
    @Nullable
    TillRepository till;
}
