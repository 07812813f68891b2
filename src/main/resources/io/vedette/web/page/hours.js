// A deployment's first hour beside the last good version's.

import { el } from "./dom.js";
import { grouped, latency, NOTHING, percent } from "./spelling.js";

/** It is thousands of results that are read for it, and it changes slowly. */
const EVERY_MS = 60_000;

/** Comparisons by deployment, with when they were asked for. */
const known = new Map();

export async function takeHours(id, ask) {
  const before = known.get(id);
  if (before && Date.now() - before.at < EVERY_MS) return;
  known.set(id, { ...before, at: Date.now() });
  const found = await ask(`/api/v1/deployments/${encodeURIComponent(id)}/first-hour`).catch(() => null);
  if (found) known.set(id, { at: Date.now(), found });
}

/** Nothing until it was asked for, and as long as there is nothing to compare with. */
export function hours(watch) {
  const found = known.get(watch.id)?.found;
  if (!found || found.endpoints.every((each) => each.before.probes === 0)) return null;
  return el("details", { class: "evidence", "data-hours": watch.id },
    el("summary", {}, "Its first hour beside ", found.last_good_version ? `that of ${found.last_good_version}` : "the last good one"),
    el("div", { class: "scroll" }, el("table", { class: "hours" },
      el("thead", {}, el("tr", {}, ["Endpoint", "", "Probes", "Errors", "Median", "95th", "99th"].map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, found.endpoints.flatMap((each) => [row(each.endpoint, "before", each.before), row(each.endpoint, "first hour", each.after)])))),
    el("p", { class: "quiet" }, found.others > 0 ? `And ${grouped(found.others)} other endpoints. ` : "", "In brackets what each may really be, 95 % sure."));
}

function row(endpoint, name, hour) {
  return el("tr", { "data-key": `${endpoint} ${name}` },
    el("th", { scope: "row" }, name === "before" ? endpoint : ""), el("td", {}, name), el("td", {}, grouped(hour.probes)),
    figure(hour.error_ratio, (ratio) => percent(ratio, 2)),
    figure(hour.p50_ms, latency), figure(hour.p95_ms, latency), figure(hour.p99_ms, latency));
}

function figure(interval, spell) {
  if (!interval) return el("td", {}, NOTHING);
  return el("td", {}, spell(interval.value), el("small", {}, `${bound(interval.low, spell)} to ${bound(interval.high, spell)}`));
}

/** Few probes do not bound a rare quantile. */
function bound(value, spell) {
  return value === null ? "?" : spell(value);
}
