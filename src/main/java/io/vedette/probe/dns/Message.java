package io.vedette.probe.dns;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name server's message, as far as a probe looks into it.
 *
 * @param question what it says that it answers; absent if it repeats none, as some do with FORMERR
 * @param answers the answer section
 */
record Message(
        int id,
        boolean isAnswer,
        boolean isTruncated,
        int rcode,
        @Nullable Asked question,
        List<ResourceRecord> answers) {
    private static final int ANSWER = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int RCODE = 0xF;

    /** A question as a message repeats it. */
    record Asked(String name, int type) {}

    static Message read(byte[] bytes) throws Unreadable {
        var in = new WireReader(bytes);
        var id = in.number16();
        var flags = in.number16();
        var questions = in.number16();
        var answers = in.number16();
        in.number32(); // authority and additional records are not looked at
        var isTruncated = (flags & TRUNCATED) != 0;
        var question = questions(in, questions);
        var records = isTruncated ? List.<ResourceRecord>of() : records(in, answers);
        return new Message(id, (flags & ANSWER) != 0, isTruncated, flags & RCODE, question, records);
    }

    private static @Nullable Asked questions(WireReader in, int count) throws Unreadable {
        if (count > 1) {
            throw new Unreadable("it answers " + count + " questions");
        }
        if (count == 0) {
            return null;
        }
        var name = in.name();
        var type = in.number16();
        in.number16();
        return new Asked(name, type);
    }

    private static List<ResourceRecord> records(WireReader in, int count) throws Unreadable {
        var records = new ArrayList<ResourceRecord>();
        for (var i = 0; i < count; i++) {
            records.add(ResourceRecord.read(in));
        }
        return List.copyOf(records);
    }
}
