package io.weitblick.server.asset;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells who uses an asset. Implemented by the feature that does, so that this one need not know it. */
public interface AssetUsage {
    /** Names of the users of each asset id; assets that nobody uses may be missing. */
    Map<String, List<String>> usersOf(Collection<String> assetIds);
}
