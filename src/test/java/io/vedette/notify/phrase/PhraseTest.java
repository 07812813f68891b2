package io.vedette.notify.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.Alert;
import io.vedette.fakes.Alerts;
import io.vedette.fakes.Contexts;
import io.vedette.fakes.Notices;
import io.vedette.notify.Drill;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PhraseTest {
    private static final Alert ALERT = Notices.CHECKOUT.in(Contexts.FULL);

    private static String said(String template) {
        return Phrase.of(template).about(ALERT, Notices.firing(ALERT));
    }

    @Test
    void aNameStandsForWhatIsKnown() {
        assertThat(said("[{{severity}}] {{ service }} ({{ labels.alertname }}): {{ answer }}"))
                .isEqualTo("[critical] checkout (EndpointDown):"
                        + " HTTP/1.1 503 Service Unavailable — {\"error\":\"<db> & ü\"}");
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        assertThat(said("<{{ labels.team }}{{ slo }}>")).isEqualTo("<>");
    }

    @Test
    void everyNameHasAValueOrNone() {
        Arrays.stream(Fact.values())
                .forEach(fact -> assertThat(fact.of(Notices.CHECKOUT, Notices.firing(Notices.CHECKOUT)))
                        .isNotNull());
    }

    @Test
    void whatAnAlertSaysIsNeverReadAsATemplate() {
        var sly = Alerts.down("{{ runbook }}", Notices.START);

        assertThat(Phrase.of("{{ service }}").about(sly, Notices.firing(sly))).isEqualTo("{{ runbook }}");
    }

    @Test
    void aMisspeltNameIsToldWithItsPlace() {
        assertThat(Phrase.problem("{{ service }} {{ sumary }}"))
                .startsWith("unknown name \"sumary\" at character 15 — expected one of status, alert, severity");
        assertThat(Phrase.problem("{{ service.getClass() }}")).contains("unknown name");
        assertThat(Phrase.problem("{{ labels. }}")).contains("unknown name");
        assertThat(Phrase.problem("a {{ service")).isEqualTo("a brace without its fellow at character 3");
        assertThat(Phrase.problem("{{ service }} }}")).isEqualTo("a brace without its fellow at character 15");
        assertThat(Phrase.problem(" ")).isEqualTo("expected a text");
        assertThat(Phrase.problem("{ } {{ service }}")).isNull();
    }

    @Property(tries = 300)
    void aTemplateIsEitherFaultyOrAlwaysComesToSomethingBounded(@ForAll String template) {
        if (Phrase.problem(template) == null) {
            assertThat(said(template)).hasSizeLessThanOrEqualTo(20_000);
        }
    }

    @Test
    void onlySummaryAndDescriptionAreWordedAnew() {
        var notice = Notices.firing(ALERT).marked("C1 17.1");
        var own = new Phrasing(Phrase.of("{{ service }} hurts"), null).of(notice);

        assertThat(own.firing()).containsExactly(ALERT.worded("checkout hurts", ALERT.description()));
        assertThat(own.id()).isEqualTo(notice.id());
        assertThat(own.mark()).isEqualTo("C1 17.1");
    }

    @Test
    void aPhraseThatComesToNothingGivesWayToTheUsualWords() {
        var own = new Phrasing(Phrase.of("{{ slo }}"), Phrase.of("{{ labels.nobody }}")).of(Notices.firing(ALERT));

        assertThat(own.firing()).containsExactly(ALERT);
    }

    @Test
    void aTestIsMarkedInWhateverWords() {
        var test = new Alert(
                "k",
                "e",
                Drill.ALERT,
                ALERT.severity(),
                ALERT.labels(),
                Drill.MARK + "test",
                "nothing",
                null,
                Notices.START,
                null);
        var own = new Phrasing(Phrase.of("All is lost"), null).of(Notices.firing(test));

        assertThat(own.firing().getFirst().summary()).isEqualTo("[TEST] All is lost");
    }
}
