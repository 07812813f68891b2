package io.vedette.rollback;

import static io.vedette.rollback.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deployment.RollbackOrder;
import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplatesTest {
    private static final RollbackOrder ORDER = order("d1", "checkout", "2.0", "1.9");

    @Test
    void theReportIsNamedWhereItCanBeSeenAndNothingIsHeldBackForWantOfIt() {
        RollbackOrder order = Orders.order("d1", "checkout");

        assertThat(Templates.missing("{{ deployment.report }}", order)).isEmpty();
        assertThat(Templates.render("{{ deployment.report }}", order)).isEmpty();
        assertThat(Templates.render(
                        "{{ deployment.report }}",
                        order.seenAt(URI.create("https://vedette.example.org/deployments/d1"))))
                .isEqualTo("https://vedette.example.org/deployments/d1");
    }

    @Test
    void everyNameIsFilledIn() {
        String template = "{{ deployment.id }} {{deployment.service}} {{ deployment.version}} "
                + "{{deployment.previous_version }} {{  deployment.environment  }}: {{ reason }}";

        assertThat(Templates.problem(template)).isNull();
        assertThat(Templates.render(template, ORDER)).isEqualTo("d1 checkout 2.0 1.9 production: checkout is down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ deployment.previus_version }}", "{{ Reason }}", "{{}}", "a {{ secrets.TOKEN }} b"})
    void anUnknownNameIsRefusedWithTheKnownOnes(String template) {
        assertThat(Templates.problem(template)).startsWith("unknown name").contains("deployment.previous_version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ reason", "reason }}", "{{ reason }", "{{ {reason} }}", "{{{ reason }}}x}}"})
    void bracesWithoutTheirLikeAreRefused(String template) {
        assertThat(Templates.problem(template)).startsWith("expected each {{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{ one } brace", "{\"json\": {\"a\": 1} }", "$1 \\ $0"})
    void whatIsNoTemplateStaysAsItIs(String text) {
        assertThat(Templates.problem(text)).isNull();
        assertThat(Templates.render(text, ORDER)).isEqualTo(text);
    }

    @Test
    void theFirstNameWithoutAValueIsSaid() {
        var bare = order("d1", "checkout", "2.0", null);

        assertThat(Templates.missing("{{ reason }} {{ deployment.previous_version }}", bare))
                .contains("deployment.previous_version");
        assertThat(Templates.missing("{{ reason }} {{ deployment.version }}", bare))
                .isEmpty();
    }

    @Property
    void aValueIsTakenAsItIsAndNeverFilledInItself(@ForAll String version) {
        String wild = version + "{{ reason }}$1\\";

        assertThat(Templates.render("<{{ deployment.version }}>", order("d1", "checkout", wild, null)))
                .isEqualTo("<" + wild + ">");
    }
}
