package io.vedette.config;

import java.util.Map;

/** Words that users of other monitors bring along, and what to write here instead. */
final class Rivals {
    static final Map<String, String> PACE = Map.of(
            "scrape_interval", "interval",
            "scrape_timeout", "timeout",
            "frequency", "interval",
            "period", "interval");

    static final Map<String, String> SERVICE = Map.of(
            "file_sd_configs", "here it is discovery, a list with file_sd",
            "http_sd_configs", "here it is discovery, a list with http_sd",
            "dns_sd_configs", "here it is discovery, a list with dns_sd",
            "group", "here it is a label, such as labels: { team: payments }",
            "url", "a URL belongs under endpoints, as - url: …",
            "targets", "here it is endpoints",
            "interval", "interval belongs to each endpoint, or to defaults",
            "timeout", "timeout belongs to each endpoint, or to defaults",
            "slo", "here it is slos, a list of names",
            "alerts", "here alerts come with slos and routes");

    static final Map<String, String> TOP = Map.ofEntries(
            Map.entry("alerting", "here it is receivers and routes"),
            Map.entry("alertmanagers", "here it is receivers and routes"),
            Map.entry("notifications", "here it is receivers and routes"),
            Map.entry("rule_files", "here it is slos"),
            Map.entry("global", "here it is defaults"),
            Map.entry("scrape_configs", "here it is services"),
            Map.entry("monitors", "here it is services"),
            Map.entry("modules", "here each endpoint has method, headers, body and expect"),
            Map.entry("endpoints", "endpoints belong to a service, under services"),
            Map.entry("mute_time_intervals", "time_intervals"),
            Map.entry("heartbeat", "here it is deadman"),
            Map.entry("dead_man", "here it is deadman"),
            Map.entry("canaries", "here it is anchors"),
            Map.entry("maintenance_windows", "here it is maintenance"),
            Map.entry("web", "here it is server"));

    static final Map<String, String> SLO = Map.of(
            "target", "objective",
            "goal", "objective",
            "sli", "indicator",
            "time_window", "window",
            "budgeting_method", "budgeting",
            "policies", "alerting",
            "alerts", "alerting",
            "timezone", "time_zone");

    static final Map<String, String> ROUTE =
            Map.of("match_re", "here it is matchers, such as ['severity=~\"critical|warning\"']");

    private Rivals() {}
}
