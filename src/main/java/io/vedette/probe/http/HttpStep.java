package io.vedette.probe.http;

import io.vedette.probe.run.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of an ordered conversation. In path, header values and body, {@code {{ name }}} stands for what an earlier step captured.
 *
 * @param path resolved against the endpoint's URL; an absolute URL is possible
 * @param headers never shown
 * @param expect of its answer; without a {@link Expectation.StatusIn} any 2xx is expected
 * @param captures what later steps need, by name
 */
public record HttpStep(
        String name,
        String path,
        String method,
        Map<String, String> headers,
        @Nullable String body,
        List<Condition<? super Answer>> expect,
        Map<String, Capture> captures) {
    public HttpStep {
        headers = Map.copyOf(headers);
        expect = List.copyOf(expect);
        captures = Collections.unmodifiableMap(new LinkedHashMap<>(captures));
    }

    @Override
    public String toString() {
        return name;
    }
}
