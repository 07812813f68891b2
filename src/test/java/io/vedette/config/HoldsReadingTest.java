package io.vedette.config;

import static io.vedette.config.Texts.accepted;
import static io.vedette.config.Texts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.alert.HoldRules;
import io.vedette.alert.InhibitRule;
import io.vedette.alert.MatcherText;
import io.vedette.alert.Route;
import io.vedette.alert.TimeInterval;
import io.vedette.alert.TimeInterval.Range;
import io.vedette.alert.TimeInterval.Spell;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HoldsReadingTest {
    private static final String REST = """
            services: [{ name: a, endpoints: [{ url: "http://a" }] }]
            receivers: [{ name: oncall, webhook: { url: "https://hooks.example.org/x" } }]
            """;

    private static List<String> problemsOf(String text) {
        return problems(REST + text).stream()
                .map(line -> line.replaceFirst("^vedette.yml:\\d+:\\d+: ", ""))
                .toList();
    }

    @Test
    void aRouteIsReadAsAlertmanagersUsersWriteIt() {
        Route child = accepted(REST + """
                routes:
                  receiver: oncall
                  routes:
                    - match: { team: payments }
                      matchers: ['severity=~"critical|warning"', 'region!="", endpoint!~".*canary"']
                      continue: true
                      group_by: ['...']
                      mute_time_intervals: [nights]
                      active_time_intervals: [weekdays]
                time_intervals:
                  - { name: nights, time_intervals: [{ times: [{ start_time: '22:00', end_time: '24:00' }] }] }
                  - { name: weekdays, time_intervals: [{ weekdays: ['monday:friday'] }] }
                """).route().routes().getFirst();

        assertThat(child.match())
                .containsExactlyElementsOf(MatcherText.read(
                        "team=payments, severity=~\"critical|warning\", region!=\"\", endpoint!~\".*canary\""));
        assertThat(child.onward()).isTrue();
        assertThat(child.groupBy()).containsExactly(Route.EVERY_LABEL);
        assertThat(child.quiet()).isEqualTo(new Route.Quiet(List.of("nights"), List.of("weekdays")));
    }

    @Test
    void timeIntervalsAndInhibitRulesAreReadAsTheyAreWrittenThere() {
        HoldRules holds = accepted(REST + """
                time_intervals:
                  - name: closed
                    time_intervals:
                      - times: [{ start_time: '18:00', end_time: '24:00' }, { start_time: '00:00', end_time: '09:30' }]
                        weekdays: ['Monday:friday', sunday]
                        days_of_month: ['1:5', '-3:-1', 15]
                        months: ['may:august', 12]
                        years: ['2026:2027', 2030]
                        location: Europe/Berlin
                inhibit_rules:
                  - source_matchers: [alertname="EndpointDown"]
                    target_matchers: [severity="warning", team=~"a|b"]
                    equal: [service, region]
                """).holds();

        assertThat(holds.intervals())
                .containsExactly(new TimeInterval(
                        "closed",
                        List.of(new Spell(
                                List.of(new Range(1080, 1440), new Range(0, 570)),
                                List.of(new Range(1, 5), new Range(7, 7)),
                                List.of(new Range(1, 5), new Range(-3, -1), new Range(15, 15)),
                                List.of(new Range(5, 8), new Range(12, 12)),
                                List.of(new Range(2026, 2027), new Range(2030, 2030)),
                                ZoneId.of("Europe/Berlin")))));
        assertThat(holds.inhibit())
                .containsExactly(new InhibitRule(
                        MatcherText.read("alertname=\"EndpointDown\""),
                        MatcherText.read("severity=\"warning\", team=~\"a|b\""),
                        List.of("service", "region")));
    }

    @Test
    void aWeekMayBeginOnSundayAsItDoesThere() {
        HoldRules holds = accepted(REST + """
                time_intervals:
                  - { name: work, time_intervals: [{ weekdays: ['sunday:thursday'] }] }
                """).holds();

        assertThat(holds.intervals().getFirst().spells().getFirst().weekdays())
                .containsExactly(new Range(7, 7), new Range(1, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '⇒',
            quoteCharacter = '`',
            value = {
                "matchers: ['severity=~\"(\"'] ⇒ matchers[0]: \"severity=~\"(\"\" — expected a regular expression (RE2), missing closing )",
                "matchers: ['severity'] ⇒ matchers[0]: \"severity\" — expected matchers such as severity=~\"critical|warning\", found severity",
                "matchers: ['severity=\"critcal\"'] ⇒ matchers.severity: there is no such severity — did you mean \"critical\"?",
                "mute_time_intervals: [nihgts] ⇒ mute_time_intervals[0]: there is no time interval \"nihgts\" — did you mean \"nights\"?",
                "active_time_intervals: [x] ⇒ active_time_intervals[0]: there is no time interval \"x\" — expected one of nights",
                "continue: maybe ⇒ continue: \"maybe\" — expected true or false",
                "group_by: ['..'] ⇒ group_by[0]: \"..\" — expected a label name of letters, digits and underscores, or '...' for all labels",
                "group_interval: 9s ⇒ group_interval: \"9s\" — expected 10s to 1d",
                "match_re: { a: b } ⇒ match_re: unknown key — here it is matchers, such as ['severity=~\"critical|warning\"']",
            })
    void whatARouteCannotMeanIsMetAtTheDoor(String key, String problem) {
        assertThat(problemsOf("""
                time_intervals: [{ name: nights, time_intervals: [{ months: [1] }] }]
                routes:
                  receiver: oncall
                  routes:
                    - %s
                """.formatted(key))).containsExactly("routes.routes[0]." + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '⇒',
            quoteCharacter = '`',
            value = {
                "weekdays: [mondy] ⇒ weekdays[0]: \"mondy\" — did you mean \"monday\"?",
                "weekdays: ['friday:monday'] ⇒ weekdays[0]: \"friday:monday\" — expected the first before the last",
                "days_of_month: [0] ⇒ days_of_month[0]: \"0\" — expected a day from 1 to 31, or from -31 to -1, or a range such as 1:5",
                "months: ['1:2:3'] ⇒ months[0]: \"1:2:3\" — expected a month such as december or 12, or a range such as may:august",
                "months: [13] ⇒ months[0]: \"13\" — expected one of january, february, march, april, may, june, july, august, september, october, november, december",
                "years: [26] ⇒ years[0]: \"26\" — expected a year, or a range such as 2026:2027",
                "location: Europe/Berln ⇒ location: \"Europe/Berln\" — expected a time zone such as Europe/Berlin or UTC",
                "times: [{ start_time: '9:00', end_time: '24:01' }] ⇒ times[0].start_time: \"9:00\" — expected a time of day from 00:00 to 24:00, in quotes",
                "times: [{ start_time: '22:00', end_time: '06:00' }] ⇒ times[0].end_time: is not after start_time — expected the night in two ranges: one to 24:00, one from 00:00",
            })
    void whatNoClockShowsIsMetAtTheDoor(String key, String problem) {
        assertThat(problemsOf("time_intervals: [{ name: n, time_intervals: [{ %s }] }]".formatted(key)))
                .first()
                .isEqualTo("time_intervals[0].time_intervals[0]." + problem);
    }

    @Test
    void theTopTakesEverythingAtEveryTime() {
        assertThat(problemsOf("""
                time_intervals: [{ name: nights, time_intervals: [{ months: [1] }] }]
                routes: { receiver: oncall, matchers: [a=b], mute_time_intervals: [nights] }
                """))
                .containsExactly(
                        "routes.matchers: the top takes every alert — put matchers on a child under routes",
                        "routes.mute_time_intervals: the top is never quiet — put mute_time_intervals on a child under routes");
    }

    @Test
    void anInhibitRuleNeedsBothSides() {
        assertThat(problemsOf("inhibit_rules: [{ source_matchers: [], source_match: { a: b } }]"))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("inhibit_rules[0].source_matchers: an empty list"))
                .anyMatch(line -> line.contains("source_match: unknown key"))
                .anyMatch(line -> line.startsWith("inhibit_rules[0].target_matchers: is missing"));
    }
}
