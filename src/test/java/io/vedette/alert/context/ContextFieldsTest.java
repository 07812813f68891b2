package io.vedette.alert.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.fakes.Contexts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContextFieldsTest {
    @Test
    void aContextIsReadAsItWasWritten() {
        assertThat(ContextFields.read(ContextFields.of(Contexts.FULL))).isEqualTo(Contexts.FULL);
    }

    @Test
    void whatIsNotKnownHasNoField() {
        assertThat(ContextFields.of(Context.NONE)).isEmpty();
        assertThat(ContextFields.read(Map.of())).isEqualTo(Context.NONE);
    }

    @Test
    void aPartThatCannotBeReadIsLeftOutAndTheOthersStay() {
        var fields = new HashMap<>(ContextFields.of(Contexts.FULL));
        fields.put("deployment", Map.of("version", "2", "at", "yesterday"));
        fields.put("budget", "half");

        var read = ContextFields.read(fields);

        assertThat(read.change()).isNull();
        assertThat(read.budget()).isNull();
        assertThat(read.proof()).isEqualTo(Contexts.FULL.proof());
    }

    @Test
    void whatWasKnownOnceStaysUntilSomethingNewerIs() {
        var newer = new Context(null, null, null, new Context.Remedy("accepted", ""), null);

        assertThat(newer.or(Contexts.FULL).remedy()).isEqualTo(newer.remedy());
        assertThat(newer.or(Contexts.FULL).proof()).isEqualTo(Contexts.FULL.proof());
    }
}
