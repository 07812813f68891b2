package io.vedette.probe.http;

import io.vedette.probe.run.HostPort;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy on the way to the target. It is ours: what it fails at is not charged to the target. */
public record Proxy(HostPort place, Auth.@Nullable Basic login) {}
