// The fleet: every service in a row, the worst first.

import { el, update } from "./dom.js";
import { budget, burnCell, range, state, verdict, worstBurn } from "./parts.js";
import { count, grouped, latency, time } from "./spelling.js";

const SHOWN_AT_FIRST = 100;
const RANK = { down: 0, suspect: 1, degraded: 2, unknown: 3, up: 4 };
const SEVERITY = { critical: 0, warning: 1, info: 2 };

/** What the reader chose. */
export const choice = { words: "", state: "all", everything: false };

export function fleet(services, sources) {
  const failing = sources.filter((source) => source.trouble !== null);
  if (services.length === 0) return [failing.length > 0 ? troubles(failing) : empty()];
  if (rows.size > 2 * services.length) rows.clear();
  const chosen = services.filter(matches).sort(worstFirst);
  const shown = choice.everything ? chosen : chosen.slice(0, SHOWN_AT_FIRST);
  return [failing.length > 0 && troubles(failing), tools(services), chosen.length === 0 ? nothingMatches() : table(shown), chosen.length > shown.length && more(chosen.length, shown.length)].filter(Boolean);
}

/** A service whose source has never given a target is in no row. */
function troubles(failing) {
  return el("ul", { class: "alerts", "data-key": "sources" }, failing.map((source) =>
    el("li", { class: "warning", "data-key": `${source.service}/${source.source}` },
      el("p", {}, el("b", {}, `Discovery of ${source.service} fails`), " ", el("span", { class: "quiet" }, "since ", time(source.trouble.since))),
      el("p", {}, `${source.kind} ${source.place} ${source.trouble.why}. `,
        source.targets > 0 ? `The ${count(source.targets, "target", "targets")} of its last good list are watched.` : "None of its targets is known, so that none is watched."))));
}

function matches(service) {
  if (choice.state !== "all" && service.state !== choice.state) return false;
  const text = [service.name, service.state, ...Object.entries(service.labels).map(([name, value]) => `${name}=${value}`)].join(" ").toLowerCase();
  return choice.words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** Down before firing before overspent before the rest; budgets in coarse steps, so that rows do not dance. */
function worstFirst(a, b) {
  return badness(a) - badness(b) || a.name.localeCompare(b.name, "en", { numeric: true });
}

function badness(service) {
  const alert = Math.min(3, ...service.alerts.map((each) => SEVERITY[each.severity] ?? 2));
  const left = Math.min(1, ...service.slos.map((slo) => slo.budget_remaining_ratio ?? 1));
  return (RANK[service.state] ?? 3) * 1000 + alert * 100 + Math.round(Math.max(-4, left) * 10) + 40;
}

function tools(services) {
  const counts = Object.groupBy(services, (service) => service.state);
  const chips = ["all", "down", "suspect", "degraded", "unknown", "up"].map((name) => {
    const number = name === "all" ? services.length : (counts[name]?.length ?? 0);
    const word = { all: "all", unknown: "not measured" }[name] ?? name;
    return el("button", { type: "button", class: `chip ${name}`, "data-state": name, "aria-pressed": String(choice.state === name), "data-key": name },
      word, el("b", {}, grouped(number)));
  });
  return el("div", { class: "tools", "data-key": "tools" },
    el("label", { class: "filter" },
      el("span", { class: "unseen" }, "Filter services by name or label"),
      el("input", { type: "search", id: "filter", placeholder: "Filter by name or label", autocomplete: "off", spellcheck: "false" })),
    el("div", { class: "chips", role: "group", "aria-label": "Services by state" }, chips));
}

function table(services) {
  const head = [["State", "state"], ["Service", "service"], ["Median", "num"], ["99th", "num"], ["1 ms – 10 s", "range"], ["Error budget left", "budgets"], ["Burn", "num"]];
  return el("table", { class: "fleet", "data-key": "fleet" },
    el("caption", { class: "unseen" }, "Services, the worst first"),
    el("thead", {}, el("tr", {}, head.map(([text, kind]) => el("th", { scope: "col", class: kind }, text)))),
    el("tbody", {}, services.map(row)));
}

const rows = new Map();

/** The row of a service, redrawn only when something that a reader could see has changed. */
function row(service) {
  const signature = JSON.stringify(service, visible);
  const known = rows.get(service.name);
  if (!known) {
    const node = draw(service);
    rows.set(service.name, { node, signature });
    return node;
  }
  if (known.signature !== signature) {
    update(known.node, draw(service));
    known.signature = signature;
  }
  return known.node;
}

const UNSEEN = new Set(["at", "good", "bad", "invalid", "count", "max_ms", "p95_ms", "coverage_ratio", "good_ratio"]);

function visible(name, value) {
  if (UNSEEN.has(name)) return undefined;
  return typeof value === "number" ? Number(value.toPrecision(3)) : value;
}

function draw(service) {
  return el("tr", { class: service.state, "data-key": service.name },
    el("td", { class: "state" }, state(service.state)),
    el("th", { class: "service", scope: "row" },
      el("a", { href: `#/services/${encodeURIComponent(service.name)}` }, service.name),
      note(service)),
    el("td", { class: "num median" }, latency(service.latency.p50_ms)),
    el("td", { class: "num tail" }, latency(service.latency.p99_ms)),
    el("td", { class: "range" }, range(service.latency)),
    el("td", { class: "budgets" }, service.slos.length === 0 ? el("span", { class: "quiet" }, "no objective") : service.slos.map(budget)),
    el("td", { class: "num burning" }, burnCell(worstBurn(service.slos))));
}

/** The one thing worth knowing beside the name. */
function note(service) {
  const alert = [...service.alerts].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity])[0];
  const watched = service.deployment && ["watching", "regressed"].includes(service.deployment.verdict) ? service.deployment : null;
  const states = service.endpoint_states;
  const total = states.up + states.down + states.suspect + states.degraded + states.unknown;
  return el("span", { class: "note" },
    service.maintenance && el("span", { class: "upkeep", title: service.maintenance.reason }, "maintenance"),
    watched && el("span", { class: "version" }, verdict(watched), ` ${watched.version}`),
    alert ? el("span", { class: `alerting ${alert.severity}` }, alert.summary)
      : el("span", { class: "quiet" }, endpointsUp(states.up, states.unknown, total)));
}

function more(all, shown) {
  return el("p", { class: "more", "data-key": "more" },
    `The worst ${grouped(shown)} of ${grouped(all)} are shown. `,
    el("button", { type: "button", id: "everything" }, `Show all ${grouped(all)}`));
}

function endpointsUp(up, unknown, total) {
  const all = count(total, "endpoint", "endpoints");
  if (up === total) return all;
  return unknown === total ? `${all}, none measured yet` : `${up} of ${all} up`;
}

function nothingMatches() {
  return el("p", { class: "hint", "data-key": "none" }, "No service matches. ", el("button", { type: "button", id: "clear" }, "Show all again"));
}

function empty() {
  return el("section", { class: "hint", "data-key": "empty" },
    el("h2", {}, "Nothing to watch yet"),
    el("p", {}, "A name and an address are enough. Put a service into the configuration and reload:"),
    el("pre", {}, "services:\n  - name: checkout\n    endpoints:\n      - url: https://checkout.example.org/health\n"),
    el("p", {}, "Then ", el("code", {}, "vedette check"), " tells whether it is right, and ", el("code", {}, "systemctl reload vedette"), " puts it in force; this page follows by itself."));
}
