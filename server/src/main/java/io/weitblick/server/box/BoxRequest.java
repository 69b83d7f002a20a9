package io.weitblick.server.box;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box as a client adds it.
 *
 * @param hostname its DNS or mDNS name
 * @param address an address or name to connect to instead
 * @param port SSH port, 22 if absent
 * @param site a site's id or name; a new name makes a site
 * @param kind {@code CLASSIC} for an unmodified Himblick box, {@code AGENT} if absent
 * @param tags labels of 1 to 64 characters, 50 at most
 */
public record BoxRequest(
        @NotBlank String hostname,
        @Nullable @Size(max = 253) String address,
        @Nullable @Min(1) @Max(65_535) Integer port,
        @Nullable String site,
        @Nullable BoxKind kind,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 64) String> tags) {}
