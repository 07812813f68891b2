package io.vedette.probe.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** What a client says to a PostgreSQL server (protocol 3.0, "Message Formats"). */
final class Frontend {
    private static final int PROTOCOL = 3 << 16;
    private static final int SSL_REQUEST = 80877103;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static byte[] sslRequest() {
        return new Frontend().number(SSL_REQUEST).framed();
    }

    static byte[] startup(String user, String database) {
        return new Frontend()
                .number(PROTOCOL)
                .text("user")
                .text(user)
                .text("database")
                .text(database)
                .text("application_name")
                .text("vedette")
                .text("client_encoding")
                .text("UTF8")
                .raw(new byte[1])
                .framed();
    }

    static byte[] password(String text) {
        return new Frontend().text(text).framed('p');
    }

    /** The first answer to SASL: the mechanism, and what it begins with. */
    static byte[] saslInitial(String mechanism, String first) {
        var message = first.getBytes(UTF_8);
        return new Frontend()
                .text(mechanism)
                .number(message.length)
                .raw(message)
                .framed('p');
    }

    static byte[] sasl(String next) {
        return new Frontend().raw(next.getBytes(UTF_8)).framed('p');
    }

    /** One or several statements without parameters. */
    static byte[] query(String statements) {
        return new Frontend().text(statements).framed('Q');
    }

    /** A single statement, of which at most {@code mostRows} rows are wanted, and all as text. */
    static byte[] execute(String statement, int mostRows) {
        var parse = new Frontend().text("").text(statement).raw(new byte[2]).framed('P');
        var bind = new Frontend().text("").text("").raw(new byte[6]).framed('B');
        var execute = new Frontend().text("").number(mostRows).framed('E');
        var sync = new Frontend().framed('S');
        return together(parse, bind, execute, sync);
    }

    /** Several messages in one go. */
    static byte[] together(byte[]... messages) {
        var all = new Frontend();
        for (var message : messages) {
            all.raw(message);
        }
        return all.bytes.toByteArray();
    }

    static byte[] terminate() {
        return new Frontend().framed('X');
    }

    private Frontend number(int number) {
        return raw(ByteBuffer.allocate(4).putInt(number).array());
    }

    private Frontend text(String text) {
        return raw(text.getBytes(UTF_8)).raw(new byte[1]);
    }

    private Frontend raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    private byte[] framed() {
        var body = bytes.toByteArray();
        return ByteBuffer.allocate(4 + body.length)
                .putInt(4 + body.length)
                .put(body)
                .array();
    }

    private byte[] framed(char type) {
        var framed = framed();
        return ByteBuffer.allocate(1 + framed.length)
                .put((byte) type)
                .put(framed)
                .array();
    }
}
