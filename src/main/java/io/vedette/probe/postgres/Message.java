package io.vedette.probe.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.probe.run.Inbox;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of a PostgreSQL server (protocol 3.0, "Message Formats"): a type, and a body that is read once, from front to back. */
final class Message {
    static final int LONGEST = 1 << 20;
    private static final int HEAD = 5;

    private final char type;
    private final ByteBuffer body;

    private Message(char type, byte[] body) {
        this.type = type;
        this.body = ByteBuffer.wrap(body);
    }

    /**
     * The next message, taken from {@code inbox}; nothing while it is not whole.
     *
     * @throws Garbled if it cannot be one
     */
    static @Nullable Message next(Inbox inbox) throws Garbled {
        if (inbox.size() < HEAD) {
            return null;
        }
        var length = 0;
        for (var i = 1; i < HEAD; i++) {
            length = length << 8 | (inbox.at(i) & 0xFF);
        }
        if (inbox.at(0) < '1' || inbox.at(0) > 'z' || length < 4 || length > LONGEST) {
            throw new Garbled();
        }
        if (inbox.size() < length + 1) {
            return null;
        }
        var type = (char) inbox.take(HEAD)[0];
        return new Message(type, inbox.take(length - 4));
    }

    /** What was said is not the protocol. */
    static final class Garbled extends Exception {}

    char type() {
        return type;
    }

    /** How much of the body is not read yet. */
    int remaining() {
        return body.remaining();
    }

    int number() throws Garbled {
        try {
            return body.getInt();
        } catch (BufferUnderflowException cut) {
            throw new Garbled();
        }
    }

    byte[] bytes(int count) throws Garbled {
        if (count < 0 || count > body.remaining()) {
            throw new Garbled();
        }
        var bytes = new byte[count];
        body.get(bytes);
        return bytes;
    }

    String rest() throws Garbled {
        return new String(bytes(remaining()), UTF_8);
    }

    /** A text that ends with a zero. */
    String text() throws Garbled {
        for (var end = body.position(); end < body.limit(); end++) {
            if (body.get(end) == 0) {
                var text = new String(bytes(end - body.position()), UTF_8);
                body.get();
                return text;
            }
        }
        throw new Garbled();
    }

    /** Texts until an empty one. */
    List<String> texts() throws Garbled {
        var texts = new ArrayList<String>();
        for (var text = text(); !text.isEmpty(); text = text()) {
            texts.add(text);
        }
        return texts;
    }

    /** An error's fields, by their letters. */
    Map<Character, String> fields() throws Garbled {
        var fields = new HashMap<Character, String>();
        for (var field : texts()) {
            fields.put(field.charAt(0), field.substring(1));
        }
        return fields;
    }

    /** A row's first column; absent if it is NULL or there is none. */
    @Nullable
    String firstColumn() throws Garbled {
        var columns = bytes(2);
        var length = columns[0] == 0 && columns[1] == 0 ? -1 : number();
        return length < 0 ? null : new String(bytes(length), UTF_8);
    }
}
