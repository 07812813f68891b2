// One service with all that belongs to it.

import { el, link } from "./dom.js";
import { explanation } from "./explain.js";
import { hours } from "./hours.js";
import { budget, burnCell, course, phases, range, state, verdict } from "./parts.js";
import { count, duration, grouped, latency, left, NOTHING, percent, share, since, time, windowName } from "./spelling.js";

/** An outage of a hundred endpoints must not hide what else there is to see. */
const UNFOLDED = 10;

/** Timelines of deployments by id, as far as they were asked for. */
export const stories = new Map();

export function detail(service, courses) {
  return [
    heading(service),
    service.alerts.length > 0 && alerts(service.alerts, service.alert_count),
    objectives(service.slos),
    service.sources.length > 0 && sources(service.sources),
    endpoints(service),
    latencies(service, courses),
    deployments(service.deployments),
  ].filter(Boolean);
}

export function missing(name, problem) {
  return [back(), el("p", { class: "hint", "data-key": "missing" }, problem ?? `There is no service "${name}".`)];
}

function back() {
  return el("p", { class: "back", "data-key": "back" }, el("a", { href: "#/" }, "← all services"));
}

function heading(service) {
  const labels = Object.entries(service.labels).map(([name, value]) => el("span", { class: "label" }, `${name} `, el("b", {}, value)));
  return el("div", { class: "heading", "data-key": "heading" },
    back(),
    el("h1", {}, service.name, " ", state(service.state)),
    el("p", { class: "about" }, labels,
      service.runbook && link(service.runbook, "runbook ↗"),
      service.depends_on.length > 0 && el("span", {}, "needs ",
        service.depends_on.flatMap((name, i) => [i > 0 ? ", " : "", el("a", { href: `#/services/${encodeURIComponent(name)}` }, name)]))),
    service.maintenance && upkeep(service.maintenance));
}

function upkeep(window) {
  return el("p", { class: "held" }, el("span", { class: "upkeep" }, "in maintenance"), " ", window.reason, window.author && ` (${window.author})`,
    window.ends_at && el("span", {}, ", over ", time(window.ends_at, left)), ": what is found counts nowhere, and no firing is told");
}

function section(key, title, ...content) {
  return el("section", { "data-key": key }, el("h2", {}, title), ...content);
}

function alerts(firing, all) {
  return section("alerts", count(all, "alert fires", "alerts fire"),
    all > firing.length && el("p", { class: "quiet" }, `The ${grouped(firing.length)} most severe are shown.`),
    el("ul", { class: "alerts" }, firing.slice(0, UNFOLDED).map(alert)),
    firing.length > UNFOLDED && el("details", { "data-key": "more" },
      el("summary", {}, `${grouped(firing.length - UNFOLDED)} more`),
      el("ul", { class: "alerts" }, firing.slice(UNFOLDED).map(alert))));
}

function alert(each) {
  return el("li", { class: each.held ? `${each.severity} quieted` : each.severity, "data-key": each.key },
    el("p", {}, el("span", { class: "severity" }, each.severity), " ", el("b", {}, each.summary), " ", el("span", { class: "quiet" }, "for ", time(each.starts_at, since))),
    each.held && el("p", { class: "held" }, el("b", {}, "Nobody is told for now:"), " ", each.held.reason, each.held.until && el("span", {}, ", over ", time(each.held.until, left))),
    el("p", {}, each.description, " ", each.runbook && link(each.runbook, "runbook ↗"),
      each.labels.deployment && [" ", el("a", { href: `/deployments/${encodeURIComponent(each.labels.deployment)}` }, "incident report")]),
    each.acknowledged && el("p", { class: "quiet" }, "acknowledged by ", el("b", {}, each.acknowledged.by), " ", time(each.acknowledged.at), each.acknowledged.note && `: ${each.acknowledged.note}`),
    explanation(each));
}

function objectives(slos) {
  if (slos.length === 0) {
    return section("slos", "Objectives", el("p", { class: "quiet" }, "No objective is set: name some under slos to have a budget and its alerts."));
  }
  const windows = [...new Set(slos.flatMap((slo) => slo.burns.map((window) => window.window_seconds)))].sort((a, b) => a - b);
  return section("slos", "Objectives",
    el("div", { class: "scroll" }, el("table", { class: "slos" },
      el("thead", {},
        el("tr", {},
          ["Objective", "Measured", "Budget left"].map((text) => el("th", { scope: "col", rowspan: 2 }, text)),
          windows.length > 0 && el("th", { scope: "colgroup", colspan: windows.length, class: "over" }, "Burn rate over the last")),
        el("tr", {}, windows.map((seconds) => el("th", { scope: "col", class: "num" }, windowName(seconds))))),
      el("tbody", {}, slos.flatMap((slo) => objective(slo, windows))))),
    el("p", { class: "quiet" }, "A burn rate of 1× spends the whole budget exactly over the objective's window. Small print: the measured share of what was due."));
}

function objective(slo, windows) {
  const measured = slo.good + slo.bad;
  return [el("tr", { "data-key": slo.name },
    el("th", { scope: "row" }, slo.name, el("small", {}, `${slo.objective} ${slo.indicator}, ${slo.period}`),
      slo.worst_endpoint && el("small", {}, `worst: ${slo.worst_endpoint}`),
      slo.revision > 1 && el("small", {}, `revision ${slo.revision} since `, time(slo.since))),
    el("td", {}, share(slo.good_ratio, slo.objective),
      el("small", {}, measured === 0 ? "nothing measured yet" : `${grouped(slo.bad)} bad of n ${grouped(measured)}`),
      measured > 0 && el("small", {}, `coverage ${share(slo.coverage_ratio, "0")}`),
      slo.invalid > 0 && el("small", {}, `${grouped(slo.invalid)} not measured`)),
    el("td", { class: "budgets" }, budget(slo), slo.exhaustion_seconds > 0 && el("small", {}, "spent in ", duration(slo.exhaustion_seconds))),
    windows.map((seconds) => {
      const window = slo.burns.find((each) => each.window_seconds === seconds);
      return window ? el("td", { class: "num", "data-window": windowName(seconds) }, burnCell(window.burn_rate), el("small", {}, percent(window.coverage_ratio))) : el("td", { class: "num quiet" }, NOTHING);
    })),
  el("tr", { "data-key": `${slo.name} why`, class: "why" }, el("td", { colspan: 3 + windows.length, class: "quiet" }, slo.why))];
}

/** Where endpoints come from that nobody wrote. */
function sources(all) {
  return section("sources", "Discovery",
    el("ul", { class: "sources" }, all.map((source) =>
      el("li", { class: source.trouble ? "failing" : source.held > 0 ? "doubtful" : "", "data-key": source.source },
        el("p", {}, el("b", {}, source.source), " ", el("span", { class: "quiet address" }, `${source.kind} ${source.place}`)),
        el("p", {}, `${count(source.targets, "target", "targets")}, ${count(source.endpoints, "endpoint", "endpoints")}`,
          source.seen_at && el("span", { class: "quiet" }, ", seen ", time(source.seen_at))),
        source.trouble && el("p", { class: "failure" }, source.trouble.why, ", since ", time(source.trouble.since), ": its last good list stays"),
        source.held > 0 && el("p", { class: "failure" }, `It suddenly lacks ${grouped(source.held)} of them, which are watched for a while longer.`),
        source.refused > 0 && el("details", {}, el("summary", {}, `${grouped(source.refused)} refused`),
          el("ul", {}, source.refusals.map((why) => el("li", {}, why))))))));
}

function endpoints(service) {
  const rest = service.endpoint_count - service.endpoints.length;
  return section("endpoints", count(service.endpoint_count, "endpoint", "endpoints"),
    rest > 0 && el("p", { class: "quiet" }, `The ${grouped(service.endpoints.length)} in the worst state are shown. `,
      el("a", { href: `/api/v1/endpoints?service=${encodeURIComponent(service.name)}&limit=1000` }, "All, a page at a time ↗")),
    el("ul", { class: "endpoints" }, service.endpoints.map(endpoint)));
}

function endpoint(each) {
  const last = each.last;
  return el("li", { class: each.state, "data-key": each.endpoint },
    el("div", { class: "who" }, state(each.state), el("b", {}, each.endpoint), el("span", { class: "quiet address" }, each.url)),
    stage(each) && el("p", { class: "quiet" }, stage(each)),
    el("div", { class: "facts" },
      fact("for", time(each.since, since)),
      fact("median", latency(each.latency.p50_ms)),
      fact("95th", latency(each.latency.p95_ms)),
      fact("99th", latency(each.latency.p99_ms)),
      fact("worst", latency(each.latency.max_ms)),
      fact("n, last hour", grouped(each.latency.count)),
      last?.status && fact("status", String(last.status)),
      last?.version && fact("version", last.version),
      each.certificate_expires_at && fact("certificate ends", time(each.certificate_expires_at, left))),
    last && last.result !== "up" && el("p", { class: "failure" },
      last.reason && el("span", { class: "reason" }, last.reason.replace("_", " ")), last.detail ?? "not measured"),
    last ? el("div", { class: "last" }, el("span", { class: "quiet" }, "last probe ", time(last.due), last.phases.total_ms !== null && `, ${latency(last.phases.total_ms)}`), phases(last))
      : el("p", { class: "quiet" }, "Not probed yet: the first is due within ", duration(each.interval_seconds), "."),
    each.evidence && evidence(each));
}

/** Where its alerts are in their lives, when that is more than its state says. */
function stage(each) {
  const states = Object.values(each.alert_states);
  if (each.flapping) return "Flapping: up and down so often that only that is told, until it is stable.";
  if (states.includes("no_data")) return "No data: nothing was measured for too long. What fires stays, and nothing new does.";
  if (states.includes("recovering")) return "Recovering: the alert ends with the next good answer.";
  if (states.includes("pending")) return "Pending: not confirmed, nobody is told yet.";
  return null;
}

/** What the probe saw that decided the last change for the worse. */
function evidence(each) {
  return el("details", { class: "evidence", "data-evidence": each.endpoint },
    el("summary", {}, "Evidence of ", el("b", {}, each.evidence.reason.replace("_", " ")), ", ", time(each.evidence.due)),
    el("p", {}, each.evidence.detail),
    el("dl", {}, each.evidence.lines.flatMap((line) => [el("dt", {}, line.what), el("dd", {}, line.text)])));
}

function fact(name, value) {
  return el("span", { class: "fact" }, el("small", {}, name), value);
}

function latencies(service, courses) {
  const seen = courses.get(service.name) ?? [];
  return section("latency", "Latency",
    el("div", { class: "latency" },
      el("div", { class: "facts" },
        fact("median", latency(service.latency.p50_ms)), fact("95th", latency(service.latency.p95_ms)),
        fact("99th", latency(service.latency.p99_ms)), fact("worst", latency(service.latency.max_ms)), fact("n, last hour", grouped(service.latency.count))),
      range(service.latency),
      seen.length > 2 && el("div", { class: "courses" },
        el("span", { class: "quiet" }, "99th percentile since this page was opened"), course(seen.map((each) => each.value), "99th percentile since this page was opened", marks(service.deployments, seen)))));
}

/** When versions came, as shares of a course's width. */
function marks(watches, seen) {
  return watches.map((watch) => ({ version: watch.version, place: seen.findIndex((each) => each.at >= watch.at) / (seen.length - 1) }))
    .filter((mark) => mark.place > 0);
}

function deployments(watches) {
  if (watches.length === 0) {
    return section("deployments", "Deployments",
      el("p", { class: "quiet" }, "None was reported yet. A pipeline reports one with ", el("code", {}, "vedette deploy SERVICE --version V --wait"), " and learns whether it is healthy."));
  }
  return section("deployments", "Deployments", el("ul", { class: "deployments" }, watches.map(deployment)));
}

function deployment(watch, place) {
  return el("li", { "data-key": watch.id },
    el("details", { "data-deployment": watch.id, open: place === 0 },
      el("summary", {}, verdict(watch), el("b", {}, watch.version),
        watch.previous_version && el("span", { class: "quiet" }, `after ${watch.previous_version}`),
        el("span", { class: "quiet" }, time(watch.at)), watch.rollback && el("span", { class: `rollback ${watch.rollback}` }, `rollback ${watch.rollback}`)),
      el("p", {}, watch.verdict === "watching" ? ["on watch until ", time(watch.watched_until, (at) => new Date(at).toLocaleTimeString())] : watch.why),
      el("p", { class: "quiet" }, [watch.environment, watch.by && `reported by ${watch.by}`].filter(Boolean).join(", "), watch.url && [" ", link(watch.url, "where it came from ↗")],
        " ", el("a", { href: `/deployments/${encodeURIComponent(watch.id)}` }, watch.verdict === "regressed" ? "incident report" : "report")),
      hours(watch),
      story(watch)));
}

function story(watch) {
  const events = stories.get(watch.id);
  if (!events) return el("p", { class: "quiet" }, "Its story is being fetched …");
  if (events.length === 0) return el("p", { class: "quiet" }, "Nothing more is remembered of it.");
  return el("ol", { class: "story" }, events.map((event) =>
    el("li", { class: event.kind, "data-key": String(event.number) }, time(event.at, (at) => new Date(at).toLocaleTimeString()), " ", event.text)));
}
