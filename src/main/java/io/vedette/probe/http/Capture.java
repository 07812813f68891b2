package io.vedette.probe.http;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a step's answer has a value that later steps need. */
public sealed interface Capture {
    /** The value; nothing if it is not there. */
    @Nullable
    String from(Answer answer);

    /** As it is written. */
    String words();

    /** At a pointer of a JSON body: a text, a number or a truth. */
    record FromJson(String pointer) implements Capture {
        @Override
        public @Nullable String from(Answer answer) {
            var value = answer.encoding() == null ? answer.json(pointer) : null;
            return value instanceof String || value instanceof Number || value instanceof Boolean
                    ? value.toString()
                    : null;
        }

        @Override
        public String words() {
            return "json " + pointer;
        }
    }

    /** A header. */
    record FromHeader(String name) implements Capture {
        @Override
        public @Nullable String from(Answer answer) {
            return answer.header(name);
        }

        @Override
        public String words() {
            return "header " + name;
        }
    }

    /** The first group of a regular expression that is found in the body, or all that it matches if it has none. */
    record FromBody(Pattern pattern) implements Capture {
        @Override
        public @Nullable String from(Answer answer) {
            if (answer.encoding() != null) {
                return null;
            }
            var matcher = pattern.matcher(answer.text());
            return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
        }

        @Override
        public String words() {
            return "body " + pattern.pattern();
        }
    }
}
