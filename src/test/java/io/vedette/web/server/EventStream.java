package io.vedette.web.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of the event stream that reads when told, on a bare socket. */
final class EventStream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    EventStream(int port, String path, String... headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + more + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        readUntil("retry:");
    }

    /** Every id up to {@code last}. */
    List<Long> idsUntil(long last) throws IOException {
        List<Long> ids = new ArrayList<>();
        while (ids.isEmpty() || ids.getLast() != last) {
            ids.add(Long.parseLong(readUntil("id: ").substring(4)));
        }
        return ids;
    }

    String readUntil(String start) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.startsWith(start)) {
            line = reader.readLine();
        }
        if (line == null) {
            throw new IOException("the stream ended before " + start);
        }
        return line;
    }

    /** How many characters come before the server ends it, however it does. */
    long drained() {
        long read = 0;
        char[] some = new char[8_192];
        try {
            for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                read += count;
            }
        } catch (IOException cutOff) {
            return read;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
