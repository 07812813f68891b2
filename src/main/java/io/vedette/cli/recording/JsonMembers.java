package io.vedette.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Where a row's members stand in one flat JSON object; reused from line to line. */
final class JsonMembers {
    static final int DUE = 0;
    static final int SERVICE = 1;
    static final int ENDPOINT = 2;
    static final int OUTCOME = 3;
    static final int LATENCY = 4;

    private static final String[] KEYS = {"due", "service", "endpoint", "outcome", "latency_us"};
    private static final byte[][] KEY_BYTES =
            Arrays.stream(KEYS).map(Ascii::bytes).toArray(byte[][]::new);
    private static final byte[] NULL = Ascii.bytes("null");
    private static final int UNKNOWN = -1;

    private final int[] starts = new int[KEYS.length];
    private final int[] ends = new int[KEYS.length];
    private int at;
    private int from;
    private int to;

    int start(int member) {
        return starts[member];
    }

    int end(int member) {
        return ends[member];
    }

    /** Whether all that a row must have was there; a latency may be missing. */
    boolean areARow() {
        return ends[DUE] > 0 && ends[SERVICE] > 0 && ends[ENDPOINT] > 0 && ends[OUTCOME] > 0;
    }

    /** Finds the members of an object of plain strings and numbers; false when it is anything else, which a JSON reader must look at. */
    boolean scan(byte[] text, int start, int end) {
        Arrays.fill(starts, 0);
        Arrays.fill(ends, 0);
        at = start;
        to = end;
        if (!take(text, '{')) {
            return false;
        }
        do {
            if (!member(text)) {
                return false;
            }
        } while (take(text, ','));
        return take(text, '}') && skip(text) == to;
    }

    /** The members of an object that a JSON reader has understood, put side by side. */
    byte[] take(JsonObject object) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int member = 0; member < KEYS.length; member++) {
            byte[] value = JsonFormat.word(object.getValue(KEYS[member])).getBytes(UTF_8);
            starts[member] = text.size();
            text.writeBytes(value);
            ends[member] = text.size();
        }
        return text.toByteArray();
    }

    private boolean member(byte[] text) {
        if (!string(text)) {
            return false;
        }
        int member = memberOf(text, from, at - 1);
        if (!take(text, ':')) {
            return false;
        }
        boolean quoted = skip(text) < to && text[at] == '"';
        if (quoted ? !string(text) : !bare(text)) {
            return false;
        }
        if (member != UNKNOWN) {
            starts[member] = from;
            ends[member] = quoted ? at - 1 : at;
        }
        return true;
    }

    /** A string without escapes: from {@link #from} to the quote before {@link #at}. */
    private boolean string(byte[] text) {
        if (!take(text, '"')) {
            return false;
        }
        from = at;
        while (at < to && text[at] != '"') {
            if (text[at] == '\\') {
                return false;
            }
            at++;
        }
        return at++ < to;
    }

    /** A number or null, which is as good as nothing. */
    private boolean bare(byte[] text) {
        from = at;
        while (at < to && (Ascii.isDigit(text[at]) || text[at] == '-' || text[at] == '.')) {
            at++;
        }
        if (at > from) {
            return true;
        }
        boolean nothing = to - at >= NULL.length && Arrays.equals(text, at, at + NULL.length, NULL, 0, NULL.length);
        at += nothing ? NULL.length : 0;
        from = at;
        return nothing;
    }

    private boolean take(byte[] text, char wanted) {
        boolean there = skip(text) < to && text[at] == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private int skip(byte[] text) {
        while (at < to && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int memberOf(byte[] text, int start, int end) {
        for (int member = 0; member < KEY_BYTES.length; member++) {
            byte[] key = KEY_BYTES[member];
            if (end - start == key.length && Arrays.equals(text, start, end, key, 0, key.length)) {
                return member;
            }
        }
        return UNKNOWN;
    }
}
