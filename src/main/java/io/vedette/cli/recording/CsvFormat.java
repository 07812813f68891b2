package io.vedette.cli.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.replay.Finding;

/** Rows as {@code due,service,endpoint,outcome,latency_us}; a field may be quoted, and must be where it holds a comma. */
final class CsvFormat implements RowFormat {
    static final String HEADER = "due,service,endpoint,outcome,latency_us";

    private final RowFields fields;
    private final Names names;
    private final RowProblems problems;

    CsvFormat(RowFields fields, Names names, RowProblems problems) {
        this.fields = fields;
        this.names = names;
        this.problems = problems;
    }

    /** Whether the line is the header that a recording starts with. */
    static boolean isHeader(byte[] text, int from, int to) {
        return new String(text, from, to - from, UTF_8)
                .replace("\"", "")
                .replace(" ", "")
                .equals(HEADER);
    }

    @Override
    public void read(byte[] text, int from, int to, long line) {
        int due = endOfField(text, from, to);
        int known = due < to ? names.expected(text, due + 1, to) : -1;
        int named = known >= 0 ? due + names.lengthOf(known) : endOfField(text, endOfField(text, due + 1, to) + 1, to);
        int outcome = endOfField(text, named + 1, to);
        if (outcome >= to || endOfField(text, outcome + 1, to) != to) {
            problems.add(line, text, from, to, "five fields: " + HEADER);
            return;
        }
        read(text, from, due, known, named, outcome, to, line);
    }

    /** Each end is the place of the comma behind: of the due time, of the two names together, of the outcome. */
    private void read(byte[] text, int from, int due, int known, int named, int outcome, int to, long line) {
        long time = fields.time(text, inside(text, from, due), insideEnd(text, from, due), line);
        Finding finding =
                fields.finding(text, inside(text, named + 1, outcome), insideEnd(text, named + 1, outcome), line);
        if (time == RowFields.BAD || finding == null) {
            return;
        }
        long latency =
                fields.latency(text, inside(text, outcome + 1, to), insideEnd(text, outcome + 1, to), finding, line);
        if (latency == RowFields.BAD) {
            return;
        }
        int name = known >= 0 ? known : names.number(text, due + 1, named + 1, () -> name(text, due + 1, named));
        fields.row(name, time, finding, latency, line);
    }

    private static Names.Name name(byte[] text, int from, int to) {
        int service = endOfField(text, from, to);
        return new Names.Name(plain(text, from, service), plain(text, service + 1, to));
    }

    private static String plain(byte[] text, int from, int to) {
        int start = inside(text, from, to);
        String field = new String(text, start, insideEnd(text, from, to) - start, UTF_8);
        return start == from ? field : field.replace("\"\"", "\"");
    }

    /** The place of the comma behind the field, or an end of {@code to}. */
    private static int endOfField(byte[] text, int from, int to) {
        if (from >= to || text[from] != '"') {
            return Ascii.indexOf((byte) ',', text, from, to);
        }
        boolean quoted = false;
        int at = from;
        for (; at < to && (quoted || text[at] != ','); at++) {
            quoted ^= text[at] == '"';
        }
        return at;
    }

    private static boolean isQuoted(byte[] text, int from, int to) {
        return to - from >= 2 && text[from] == '"' && text[to - 1] == '"';
    }

    private static int inside(byte[] text, int from, int to) {
        return isQuoted(text, from, to) ? from + 1 : from;
    }

    private static int insideEnd(byte[] text, int from, int to) {
        return isQuoted(text, from, to) ? to - 1 : to;
    }
}
