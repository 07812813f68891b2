package io.vedette.web.incident;

import io.vedette.deployment.Deployment;
import io.vedette.timeline.Event;
import io.vedette.web.incident.Words.Phase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An incident as a page that needs no script, can be printed, and says in words whatever it draws. Pure. */
final class IncidentPage {
    private static final Set<String> WEB = Set.of("http", "https");

    private final Incident incident;
    private final Words words;
    private final Charts charts;

    IncidentPage(Incident incident) {
        this.incident = incident;
        this.words = new Words(incident);
        this.charts = new Charts(incident, words);
    }

    String html() {
        return "<!doctype html>\n" + Markup.of("html").with("lang", "en").add(head(), body()) + "\n";
    }

    private Markup head() {
        return Markup.of("head")
                .add(
                        Markup.of("meta").with("charset", "utf-8"),
                        meta("viewport", "width=device-width, initial-scale=1"),
                        meta("color-scheme", "light dark"),
                        meta("robots", "noindex"),
                        Markup.of("title", "", words.title()),
                        link("icon", "/assets/vedette.svg"),
                        link("stylesheet", "/assets/vedette.css"),
                        link("stylesheet", "/assets/report.css"));
    }

    private static Markup meta(String name, String content) {
        return Markup.of("meta").with("name", name).with("content", content);
    }

    private static Markup link(String rel, String href) {
        return Markup.of("link").with("rel", rel).with("href", href);
    }

    private Markup body() {
        return Markup.of("body")
                .with("class", "report")
                .add(
                        anchor("#main", "Skip to the report").with("class", "skip"),
                        Markup.of("header")
                                .with("class", "top")
                                .add(brand(), Markup.of("span", "quiet", "Incident report")),
                        Markup.of("main")
                                .with("id", "main")
                                .with("tabindex", "-1")
                                .add(
                                        heading(),
                                        glance(),
                                        evidence(),
                                        courses(),
                                        spreads(),
                                        asked(),
                                        cost(),
                                        timeline(),
                                        foot()));
    }

    private static Markup brand() {
        return anchor("/", "")
                .with("class", "brand")
                .add(
                        Markup.of("img")
                                .with("src", "/assets/vedette.svg")
                                .with("alt", "")
                                .with("width", "28")
                                .with("height", "28"),
                        Markup.of("span", "", "Vedette"));
    }

    private Markup heading() {
        Deployment deployment = deployment();
        String verdict = incident.watch().verdict().label();
        Markup origin = Markup.of("p", "about", words.origin() + ".");
        var url = deployment.url();
        if (url != null && url.getScheme() != null && WEB.contains(url.getScheme())) {
            origin.add(anchor(url.toString(), "where it came from ↗").with("rel", "noreferrer noopener"));
        }
        return Markup.of("div")
                .with("class", "heading")
                .add(
                        Markup.of("p")
                                .with("class", "back")
                                .add(anchor(
                                        "/#/services/" + escaped(deployment.service()), "← " + deployment.service())),
                        Markup.of("h1", "", deployment.service() + " " + deployment.version() + " ")
                                .add(Markup.of("span", "verdict " + verdict, verdict)),
                        origin);
    }

    private Markup glance() {
        List<Phase> phases = words.phases();
        return Markup.of("section")
                .with("aria-label", "At one glance")
                .with("class", "glance")
                .add(
                        new PhaseBar(phases).draw(),
                        Markup.of("dl")
                                .addAll(IntStream.range(0, phases.size())
                                        .boxed()
                                        .flatMap(place -> Stream.of(Markup.of("div")
                                                .with("class", PhaseBar.kind(place))
                                                .add(
                                                        Markup.of(
                                                                "dt",
                                                                "",
                                                                phases.get(place)
                                                                        .name()),
                                                        Markup.of(
                                                                "dd",
                                                                "",
                                                                phases.get(place)
                                                                        .words()))))),
                        Markup.of("p", "why", incident.watch().why()));
    }

    private Markup evidence() {
        return section("What spoke against it").add(charts.legend(), charts.evidence());
    }

    private Markup courses() {
        Markup section = section("Failures and latency").addAll(charts.courses());
        return words.others().isEmpty() ? section : section.add(Markup.of("p", "quiet", words.others()));
    }

    private Markup spreads() {
        List<Markup> spreads = charts.spreads().toList();
        FirstHour hour = incident.measured().hour();
        Markup section = section("Before and after");
        if (spreads.isEmpty()) {
            return section.add(Markup.of("p", "quiet", "No single results of that time are kept."));
        }
        section.add(Markup.of("p")
                        .with("class", "legend")
                        .add(
                                Markup.of("span", "before", "the last good hour"),
                                Markup.of("span", "since", "since the deployment, as long as it ran")))
                .addAll(spreads.stream());
        return hour == null ? section : section.add(new HourPage(hour).table());
    }

    private Markup asked() {
        return section("What was asked of whom")
                .addAll(words.asked().stream().map(sentence -> Markup.of("p", "", sentence)));
    }

    private Markup cost() {
        return section("What it cost")
                .add(Markup.of("ul")
                        .with("class", "costs")
                        .addAll(words.costs().stream().map(sentence -> Markup.of("li", "", sentence))));
    }

    private Markup timeline() {
        return section("Timeline")
                .add(Markup.of("ol")
                        .with("class", "story")
                        .addAll(incident.story().stream().map(this::event)));
    }

    private Markup event(Event event) {
        Duration since = Duration.between(incident.deployed(), event.at());
        return Markup.of("li")
                .with("class", event.kind().label())
                .add(
                        Markup.of("time", "", TimeChart.clock(event.at()))
                                .with("datetime", event.at().toString()),
                        Markup.of("span", "quiet since", since.isNegative() ? "" : "+" + Words.span(since)),
                        Markup.of("span", "", event.text()));
    }

    private Markup foot() {
        String api = "/api/v1/deployments/" + escaped(deployment().id());
        return Markup.of(
                        "p",
                        "quiet foot",
                        "Written by Vedette at " + Words.second(incident.now()) + "; all times are UTC. The same as ")
                .add(anchor(api + "/report.md", "Markdown"))
                .say(" and as ")
                .add(anchor(api + "/report.json", "JSON"))
                .say(".");
    }

    private Deployment deployment() {
        return incident.watch().deployment();
    }

    private static Markup section(String title) {
        return Markup.of("section").add(Markup.of("h2", "", title));
    }

    private static Markup anchor(String href, String text) {
        return Markup.of("a", "", text).with("href", href);
    }

    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
