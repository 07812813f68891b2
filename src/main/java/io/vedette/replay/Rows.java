package io.vedette.replay;

import io.vedette.deployment.Deployment;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of recorded rows in columns, filled by a reader and played by a {@link Replay}, never by both at a time. A deployment is a row between the others.
 *
 * <p>Times are microseconds from the epoch; endpoints are numbers in a {@link Roster}.
 */
public final class Rows {
    private final int[] endpoints;
    private final long[] dues;
    private final byte[] findings;
    private final int[] latencies;
    private final List<Deployment> deployments = new ArrayList<>(0);
    private int size;

    public Rows(int capacity) {
        endpoints = new int[capacity];
        dues = new long[capacity];
        findings = new byte[capacity];
        latencies = new int[capacity];
    }

    /** Adds a probe's row. */
    public void add(int endpoint, long due, Finding finding, long latencyMicros) {
        endpoints[size] = endpoint;
        dues[size] = due;
        findings[size] = (byte) finding.ordinal();
        latencies[size++] = (int) Math.min(latencyMicros, Integer.MAX_VALUE);
    }

    /** Adds a deployment of the service numbered {@code service}. */
    public void add(int service, Deployment deployment, long at) {
        deployments.add(deployment);
        endpoints[size] = -deployments.size();
        dues[size] = at;
        latencies[size++] = service;
    }

    public boolean isFull() {
        return size == endpoints.length;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Forgets every row. */
    public void clear() {
        size = 0;
        deployments.clear();
    }

    int size() {
        return size;
    }

    boolean isDeployment(int row) {
        return endpoints[row] < 0;
    }

    int endpoint(int row) {
        return endpoints[row];
    }

    long due(int row) {
        return dues[row];
    }

    byte finding(int row) {
        return findings[row];
    }

    int latencyMicros(int row) {
        return latencies[row];
    }

    Deployment deployment(int row) {
        return deployments.get(-1 - endpoints[row]);
    }

    int service(int row) {
        return latencies[row];
    }
}
