package io.vedette.monitor;

import org.jspecify.annotations.Nullable;

/**
 * What a service's monitor knows, as bytes.
 *
 * @param recent what changes with every sample
 * @param sealed the latencies of hours and days that are over; absent when they are what was kept last
 * @param sealedAt tells one {@code sealed} from another
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to the disk and back; nobody compares two
public record MonitorState(byte[] recent, byte @Nullable [] sealed, long sealedAt) {}
