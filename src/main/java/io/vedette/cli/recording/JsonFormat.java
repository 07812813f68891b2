package io.vedette.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.replay.Finding;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows as JSON objects, one a line, and deployments between them. A row as recorders write it is scanned in place; anything else goes through a JSON reader. */
final class JsonFormat implements RowFormat {
    private static final String EXPECTED =
            "{\"due\":…,\"service\":…,\"endpoint\":…,\"outcome\":…,\"latency_us\":…} or {\"at\":…,\"deployment\":{\"service\":…,\"version\":…}}";

    private final RowFields fields;
    private final Names names;
    private final RowProblems problems;
    private final RowSink sink;
    private final JsonMembers members = new JsonMembers();
    private byte[] spelling = new byte[256];

    JsonFormat(RowFields fields, Names names, RowProblems problems, RowSink sink) {
        this.fields = fields;
        this.names = names;
        this.problems = problems;
        this.sink = sink;
    }

    /** Whether the first line that is not empty is an object. */
    static boolean begins(Lines lines) throws IOException {
        while (lines.advance()) {
            if (lines.start() < lines.end()) {
                return Ascii.indexOf((byte) '{', lines.bytes(), lines.start(), lines.end()) < lines.end()
                        && !CsvFormat.isHeader(lines.bytes(), lines.start(), lines.end());
            }
        }
        return false;
    }

    @Override
    public void read(byte[] text, int from, int to, long line) {
        if (members.scan(text, from, to) && members.areARow()) {
            row(text, members, line);
        } else {
            other(text, from, to, line);
        }
    }

    private void row(byte[] text, JsonMembers row, long line) {
        long time = fields.time(text, row.start(JsonMembers.DUE), row.end(JsonMembers.DUE), line);
        Finding finding = fields.finding(text, row.start(JsonMembers.OUTCOME), row.end(JsonMembers.OUTCOME), line);
        if (time == RowFields.BAD || finding == null) {
            return;
        }
        long latency =
                fields.latency(text, row.start(JsonMembers.LATENCY), row.end(JsonMembers.LATENCY), finding, line);
        if (latency != RowFields.BAD) {
            fields.row(name(text, row), time, finding, latency, line);
        }
    }

    private int name(byte[] text, JsonMembers row) {
        int service = row.end(JsonMembers.SERVICE) - row.start(JsonMembers.SERVICE);
        int endpoint = row.end(JsonMembers.ENDPOINT) - row.start(JsonMembers.ENDPOINT);
        int length = service + endpoint + 1;
        if (spelling.length < length) {
            spelling = new byte[length * 2];
        }
        System.arraycopy(text, row.start(JsonMembers.SERVICE), spelling, 0, service);
        spelling[service] = 0;
        System.arraycopy(text, row.start(JsonMembers.ENDPOINT), spelling, service + 1, endpoint);
        return names.number(
                spelling,
                0,
                length,
                () -> new Names.Name(
                        new String(spelling, 0, service, UTF_8), new String(spelling, service + 1, endpoint, UTF_8)));
    }

    private void other(byte[] text, int from, int to, long line) {
        JsonObject object = object(text, from, to);
        if (object == null) {
            problems.add(line, text, from, to, EXPECTED);
        } else if (object.getValue("deployment") instanceof JsonObject deployment) {
            deployment(object, deployment, text, from, to, line);
        } else {
            plain(object, text, from, to, line);
        }
    }

    /** A row with escapes or with members of its own kind. */
    private void plain(JsonObject object, byte[] text, int from, int to, long line) {
        byte[] values = members.take(object);
        boolean complete = object.containsKey("due")
                && object.containsKey("service")
                && object.containsKey("endpoint")
                && object.containsKey("outcome");
        if (complete) {
            row(values, members, line);
        } else {
            problems.add(line, text, from, to, EXPECTED);
        }
    }

    private void deployment(JsonObject object, JsonObject deployment, byte[] text, int from, int to, long line) {
        String service = word(deployment.getValue("service"));
        String version = word(deployment.getValue("version"));
        byte[] at = word(object.getValue("at")).getBytes(UTF_8);
        if (service.isEmpty() || version.isEmpty() || at.length == 0) {
            problems.add(line, text, from, to, EXPECTED);
            return;
        }
        long time = fields.time(at, 0, at.length, line);
        if (time != RowFields.BAD) {
            String previous = word(deployment.getValue("previous_version"));
            sink.deployment(service, version, previous.isEmpty() ? null : previous, time, line);
        }
    }

    static String word(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            default -> value.toString();
        };
    }

    private static @Nullable JsonObject object(byte[] text, int from, int to) {
        try {
            return new JsonObject(new String(text, from, to - from, UTF_8));
        } catch (DecodeException noObject) {
            return null;
        }
    }
}
