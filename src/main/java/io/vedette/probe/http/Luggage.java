package io.vedette.probe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Recorder;
import io.vedette.probe.run.Secrets;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import io.vedette.target.Host;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one conversation carries from step to step: captured values, and the cookies of each host. Belongs to the run's event loop. */
final class Luggage {
    /** What is shorter is found everywhere, and no secret. */
    private static final int SHORTEST_SECRET = 6;

    private static final int MOST_COOKIES = 50;

    private final @Nullable Recorder recorder;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    Luggage(@Nullable Recorder recorder) {
        this.recorder = recorder;
    }

    String inPath(String path) {
        return Template.filled(
                path, values, value -> URLEncoder.encode(value, UTF_8).replace("+", "%20"));
    }

    String in(String text) {
        return Template.filled(text, values, value -> value);
    }

    /** The cookies for {@code url}, as its header has them; empty without any. */
    String cookies(URI url) {
        return cookies.getOrDefault(host(url), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** {@code text} without what was captured. */
    String hide(String text) {
        return secrets().hide(text);
    }

    private Secrets secrets() {
        return Secrets.of(values.values().stream()
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .toArray(String[]::new));
    }

    private static String host(URI url) {
        return Host.of(url).toLowerCase(Locale.ROOT);
    }

    /** Takes what {@code step}'s answer from {@code url} gives; fails if something is not there. */
    Condition<Answer> taking(HttpStep step, URI url) {
        return new Taking(step, url);
    }

    /** Is judged once, by the run that made it. */
    private final class Taking implements BodyCondition {
        private final HttpStep step;
        private final URI url;

        private Taking(HttpStep step, URI url) {
            this.step = step;
            this.url = url;
        }

        @Override
        public String words() {
            return step.captures().isEmpty()
                    ? "to go on"
                    : "to capture " + String.join(", ", step.captures().keySet());
        }

        @Override
        public Reason reason() {
            return Reason.BODY;
        }

        @Override
        public @Nullable Theirs failure(Answer answer) {
            bake(answer);
            var found = found(answer);
            return found == null ? null : new Theirs(reason(), "expected " + words() + ", found " + found);
        }

        @Override
        public @Nullable String found(Answer answer) {
            for (var capture : step.captures().entrySet()) {
                var value = capture.getValue().from(answer);
                if (value == null) {
                    return "nothing at " + capture.getValue().words();
                }
                values.put(capture.getKey(), value);
            }
            if (recorder != null) {
                recorder.hiding(secrets());
            }
            return null;
        }

        private void bake(Answer answer) {
            var jar = cookies.computeIfAbsent(host(url), any -> new LinkedHashMap<>());
            for (var header : answer.headers()) {
                var cookie = header.getKey().equalsIgnoreCase("Set-Cookie")
                        ? ClientCookieDecoder.LAX.decode(header.getValue())
                        : null;
                if (cookie == null) {
                    continue;
                }
                if (cookie.maxAge() == 0) {
                    jar.remove(cookie.name());
                } else if (jar.size() < MOST_COOKIES) {
                    jar.put(cookie.name(), cookie.value());
                }
            }
        }
    }
}
