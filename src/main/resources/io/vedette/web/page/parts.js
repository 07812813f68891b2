// The small drawings that the lists share: a state, a latency range, a budget, phases.

import { el, svg } from "./dom.js";
import { burn, latency, NOTHING, percent } from "./spelling.js";

const WORDS = { up: "up", down: "down", degraded: "degraded", suspect: "suspect", unknown: "not measured" };

/** Shape and colour, so that neither is needed alone. */
export function state(name) {
  return el("span", { class: `state ${name}` }, el("span", { class: "dot", "aria-hidden": "true" }), WORDS[name] ?? name);
}

const FASTEST = Math.log(1);
const SLOWEST = Math.log(10_000);

function onScale(ms) {
  return Math.min(1, Math.max(0, (Math.log(Math.max(ms, 1)) - FASTEST) / (SLOWEST - FASTEST))) * 100;
}

/** p50 to p99 on one logarithmic scale from 1 ms to 10 s, the same in every row. */
export function range(summary) {
  if (summary.p50_ms === null) return el("span", { class: "range empty" });
  const from = onScale(summary.p50_ms);
  const to = Math.max(onScale(summary.p99_ms ?? summary.p95_ms ?? summary.p50_ms), from + 1.5);
  const label = `median ${latency(summary.p50_ms)}, 99th percentile ${latency(summary.p99_ms)}`;
  return svg("svg", { class: "range", viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img", "aria-label": label },
    svg("rect", { x: 0, y: 4.2, width: 100, height: 1.6, class: "base" }),
    [25, 50, 75].map((x) => svg("line", { x1: x, x2: x, y1: 0, y2: 10, class: "tick" })),
    svg("rect", { x: from, y: 2.5, width: to - from, height: 5, class: "span" }),
    svg("line", { x1: from, x2: from, y1: 0, y2: 10, class: "mid" }));
}

/** What is left of an error budget. */
export function budget(slo) {
  const leftover = slo.budget_remaining_ratio;
  const width = Math.max(0, Math.min(1, leftover ?? 0)) * 100;
  const mood = leftover === null ? "none" : leftover <= 0 ? "spent" : leftover < 0.25 ? "low" : "fine";
  return el("span", { class: `budget ${mood}`, title: `${slo.name}: ${slo.objective} ${slo.indicator}; ${percent(leftover, 1)} of the error budget left` },
    el("span", { class: "name" }, slo.name),
    svg("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { width: 100, height: 6, class: "track" }),
      svg("rect", { width, height: 6, class: "left" })),
    el("span", { class: "number" }, percent(leftover)));
}

/** The fastest burn that both windows of a page would see: the larger of the short ones, with how bad it is. */
export function worstBurn(slos) {
  const rates = slos.flatMap((slo) => slo.burns.filter((window) => window.window_seconds <= 3600).map((window) => window.burn_rate ?? 0));
  return rates.length === 0 ? null : Math.max(...rates);
}

export function burnCell(rate) {
  const mood = rate === null ? "none" : rate > 14.4 ? "hot" : rate > 1 ? "warm" : "cool";
  return el("span", { class: `burn ${mood}` }, burn(rate));
}

const PHASES = [["dns", "DNS"], ["connect", "connect"], ["tls", "TLS"], ["wait", "wait"], ["transfer", "transfer"]];

/** The last probe's phases, in their proportion. */
export function phases(last) {
  const total = last.phases.total_ms;
  if (!total) return el("span", { class: "quiet" }, NOTHING);
  const parts = PHASES.map(([key, word]) => ({ key, word, ms: last.phases[`${key}_ms`] })).filter((part) => part.ms !== null);
  const label = parts.map((part) => `${part.word} ${latency(part.ms)}`).join(", ");
  let x = 0;
  const bars = parts.map((part) => {
    const bar = svg("rect", { x, width: (part.ms / total) * 100, height: 8, class: part.key });
    x += (part.ms / total) * 100;
    return bar;
  });
  return el("span", { class: "phases" },
    svg("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", role: "img", "aria-label": label }, bars),
    el("span", { class: "legend" }, parts.map((part) => el("span", { class: part.key }, `${part.word} ${latency(part.ms)}`))));
}

const VERDICTS = { watching: "on watch", pass: "passed", inconclusive: "inconclusive", suspect: "suspect", regressed: "regressed", environment: "environment", superseded: "superseded" };

export function verdict(watch) {
  return el("span", { class: `verdict ${watch.verdict}` }, VERDICTS[watch.verdict] ?? watch.verdict);
}

/** A small course of numbers gathered since the page was opened, with where versions came. */
export function course(values, label, marks = []) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return el("span", { class: "course empty" });
  const top = Math.max(...known) * 1.1;
  const bottom = Math.min(...known) * 0.9;
  const points = values.map((value, i) => (value === null ? null : `${((i / (values.length - 1)) * 100).toFixed(2)},${(24 - ((value - bottom) / (top - bottom || 1)) * 24).toFixed(2)}`));
  return svg("svg", { class: "course", viewBox: "0 -1 100 26", preserveAspectRatio: "none", role: "img", "aria-label": [label, ...marks.map((mark) => `version ${mark.version} was deployed`)].join("; ") },
    marks.map((mark) => svg("line", { class: "mark", x1: mark.place * 100, x2: mark.place * 100, y1: -1, y2: 25 }, svg("title", {}, `version ${mark.version}`))),
    svg("polyline", { points: points.filter((point) => point !== null).join(" ") }));
}
