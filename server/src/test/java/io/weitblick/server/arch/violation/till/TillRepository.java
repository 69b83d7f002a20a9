package io.weitblick.server.arch.violation.till;

import io.weitblick.server.arch.violation.shop.ShopService;
import org.jspecify.annotations.Nullable;

/** A repository that uses the feature that uses it. */
public class TillRepository {
    @Nullable
    ShopService shop;
}
