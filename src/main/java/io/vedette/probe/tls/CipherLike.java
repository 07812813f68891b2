package io.vedette.probe.tls;

import com.google.re2j.Pattern;
import io.vedette.probe.run.Condition;
import io.vedette.probe.run.Reached;
import io.vedette.probe.run.Trouble.Theirs;
import io.vedette.sample.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cipher suite agreed on is one of {@code names}.
 *
 * @param names as the IANA has them; {@code *} stands for any letters
 */
public record CipherLike(List<String> names) implements Condition<Reached> {
    public CipherLike {
        names = List.copyOf(names);
    }

    @Override
    public String words() {
        return "cipher " + String.join(" or ", names);
    }

    @Override
    public @Nullable Theirs failure(Reached answer) {
        var found = answer.secured().cipher();
        return names.stream().anyMatch(name -> isLike(name, found))
                ? null
                : new Theirs(Reason.TLS, "expected " + words() + ", found " + (found.isEmpty() ? "no TLS" : found));
    }

    private static boolean isLike(String name, String cipher) {
        var literals = Arrays.stream(name.split("\\*", -1)).map(Pattern::quote);
        return Pattern.matches(literals.collect(Collectors.joining(".*")), cipher);
    }
}
