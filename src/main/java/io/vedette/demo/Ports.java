package io.vedette.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds a port of 127.0.0.1 that nobody listens on. */
final class Ports {
    private static final int TRIED = 20;

    private Ports() {}

    /** {@code wanted}, or the next free one, or any. */
    static int free(int wanted) {
        return IntStream.range(wanted, wanted + TRIED)
                .filter(Ports::isFree)
                .findFirst()
                .orElseGet(() -> bound(0));
    }

    private static boolean isFree(int port) {
        return bound(port) == port;
    }

    /** The port that was bound for a moment, -1 if it could not be. */
    private static int bound(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException taken) {
            return -1;
        }
    }
}
