package io.vedette.alert;

import static io.vedette.fakes.Alerts.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.alert.Matcher.Sign;
import io.vedette.target.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteTest {
    private static final Labels CRITICAL =
            new Labels(Map.of("severity", "critical", "team", "payments", "service", "checkout"));

    private static Route node(String receiver, String matchers, boolean onward, Route... children) {
        return new Route(
                receiver,
                MatcherText.read(matchers),
                List.of("service"),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                Route.Quiet.NEVER,
                onward,
                List.of(children));
    }

    private static List<String> receivers(Route tree) {
        return tree.takers(CRITICAL).stream().map(Route::receiver).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '⇒',
            value = {
                "severity=critical ⇒ true",
                "severity=\"critical\" ⇒ true",
                "severity!=critical ⇒ false",
                "severity=~\"crit.*|warning\" ⇒ true",
                "severity=~\"crit\" ⇒ false",
                "severity!~\"crit\" ⇒ true",
                "severity!~\"critical|warning\" ⇒ false",
                "region=\"\" ⇒ true",
                "region!=\"\" ⇒ false",
                "region=~\"|eu\" ⇒ true",
                "region=~\".+\" ⇒ false",
                "region!=eu ⇒ true",
            })
    void aMatcherSeesTheWholeValueAndAMissingLabelAsEmpty(String matcher, boolean matches) {
        assertThat(Matcher.allMatch(MatcherText.read(matcher), CRITICAL)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '⇒',
            quoteCharacter = '\'',
            value = {
                "severity",
                "severity==critical",
                "severity<critical",
                "severity=\"critical",
                "severity=\"critical\" team=x",
                "1st=x",
                "''",
                "severity=~\"(\"",
                "severity=cri\"tical",
                "severity=critical,",
            })
    void whatIsNoMatcherIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> MatcherText.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ");
    }

    @Property
    void aMatcherIsReadAsItIsWritten(@ForAll("matchers") Matcher matcher) {
        assertThat(MatcherText.read(matcher.toString())).containsExactly(matcher);
    }

    @Provide
    Arbitrary<Matcher> matchers() {
        var values = Arbitraries.strings().ofMaxLength(12).withChars("ab\"\\\n ,={}.~!|");
        return Combinators.combine(Arbitraries.of("team", "_x9"), Arbitraries.of(Sign.EQUAL, Sign.OTHER), values)
                .as(Matcher::new);
    }

    @Test
    void theFirstChildThatMatchesTakesTheAlert() {
        assertThat(receivers(node(
                        "top",
                        "a=\"\"",
                        false,
                        node("a", "team=x", false),
                        node("b", "team=payments", false),
                        node("c", "severity=critical", false))))
                .containsExactly("b");
    }

    @Test
    void whereNoChildMatchesTheNodeItselfTakesIt() {
        assertThat(receivers(route("top", node("a", "team=x", false)))).containsExactly("top");
    }

    @Test
    void continueTriesTheChildrenAfterIt() {
        assertThat(receivers(route(
                        "top",
                        node("a", "team=payments", true, node("a1", "severity=critical", true)),
                        node("b", "team=x", false),
                        node("c", "severity=critical", false),
                        node("d", "severity=critical", false))))
                .containsExactly("a1", "c");
    }

    @Property
    void twoEqualTreesRouteAlike(@ForAll("trees") Route tree, @ForAll("labels") Labels labels) {
        var written = tree.routes().stream().map(RouteTest::again).toList();

        assertThat(tree.with(written).takers(labels))
                .isEqualTo(tree.takers(labels))
                .isNotEmpty();
    }

    private static Route again(Route route) {
        var text =
                String.join(", ", route.match().stream().map(Matcher::toString).toList());
        return node(route.receiver(), text, route.onward(), route.routes().toArray(Route[]::new));
    }

    @Provide
    Arbitrary<Labels> labels() {
        return Arbitraries.maps(Arbitraries.of("team", "severity"), Arbitraries.of("a", "b", "critical"))
                .map(Labels::new);
    }

    @Provide
    Arbitrary<Route> trees() {
        Arbitrary<Route> leaves = leaf(List.of());
        Arbitrary<Route> inner = leaves.list().ofMaxSize(3).flatMap(RouteTest::leaf);
        return inner.list().ofMaxSize(4).map(children -> route("top", children.toArray(Route[]::new)));
    }

    private static Arbitrary<Route> leaf(List<Route> children) {
        return Combinators.combine(
                        Arbitraries.of("x", "y", "z"),
                        Arbitraries.of("team=a", "team=~\"a|b\"", "severity!=critical", "team=\"\""),
                        Arbitraries.of(true, false))
                .as((receiver, match, onward) -> node(receiver, match, onward, children.toArray(Route[]::new)));
    }

    @Test
    void threeDotsGroupByEveryLabel() {
        var alone = route("top", Duration.ZERO, List.of("..."), List.of());

        assertThat(GroupKey.of(CRITICAL, alone).labels()).isEqualTo(CRITICAL);
    }
}
