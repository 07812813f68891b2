// The status page: how services stand, for those who use them.

import { el, show } from "./dom.js";
import { NOTHING, daemonTime, since } from "./spelling.js";

const EVERY_MS = 30_000;
const DAYS = 90;

const HEADLINES = { up: "Everything works", degraded: "Something is not quite as it should be", down: "Something is down", unknown: "Not measured yet" };
const WORDS = { up: "works", degraded: "degraded", down: "down", unknown: "not measured" };

const main = document.getElementById("main");

/** Rounded down: what is not whole is not shown as whole. */
function uptime(ratio) {
  if (ratio === null) return NOTHING;
  return ratio === 1 ? "100 %" : `${(Math.floor(ratio * 100_000) / 1_000).toFixed(3)} %`;
}

function mood(ratio) {
  if (ratio === null) return "none";
  if (ratio >= 0.999) return "good";
  return ratio >= 0.98 ? "fair" : "poor";
}

function bars(days) {
  const missing = Array.from({ length: Math.max(0, DAYS - days.length) }, () => ({ date: null, up_ratio: null }));
  return el("ol", { class: "days", "aria-label": `the last ${days.length} days` }, [...missing, ...days].map((day) => {
    const words = day.date === null ? "not watched yet" : `${day.date}: ${day.up_ratio === null ? "not measured" : uptime(day.up_ratio)}`;
    return el("li", { class: mood(day.up_ratio), title: words }, day.date === null ? null : el("span", { class: "unseen" }, words));
  }));
}

function row(service) {
  const work = service.maintenance_until;
  if (work !== null) {
    return el("section", { class: "service", "data-key": service.name },
      el("h2", {}, service.name),
      el("p", { class: "state unknown" }, el("span", { class: "dot", "aria-hidden": "true" }), "in maintenance ", el("span", { class: "quiet" }, `until ${new Date(work).toLocaleString()}`)),
      bars(service.days));
  }
  const trouble = service.since === null ? null : el("span", { class: "quiet" }, `for ${since(service.since)}`);
  return el("section", { class: "service", "data-key": service.name },
    el("h2", {}, service.name),
    el("p", { class: `state ${service.state}` }, el("span", { class: "dot", "aria-hidden": "true" }), WORDS[service.state] ?? service.state, " ", trouble),
    bars(service.days),
    el("p", { class: "quiet" }, service.uptime_ratio === null ? "no days kept yet" : `${uptime(service.uptime_ratio)} in ${service.days.length === 1 ? "a day" : `${service.days.length} days`}`));
}

function page(status) {
  document.title = `${status.title}: ${HEADLINES[status.state] ?? status.state}`;
  show(main,
    el("h1", {}, status.title),
    el("p", { class: `verdict-line ${status.state}`, role: "status" }, HEADLINES[status.state] ?? status.state),
    status.services.length === 0 ? el("p", { class: "quiet" }, "No service is watched.") : status.services.map(row),
    el("p", { class: "quiet foot" }, `as of ${new Date(status.at).toLocaleString()}`));
}

async function look() {
  try {
    const answer = await fetch("/api/v1/status", { cache: "no-store" });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    daemonTime(answer.headers.get("date"));
    page(await answer.json());
  } catch (failure) {
    const old = main.querySelector(".stale");
    if (!old) main.prepend(el("p", { class: "stale", role: "alert" }, "This page is out of date: the monitor does not answer just now. That says nothing of the services."));
  }
}

look();
setInterval(look, EVERY_MS);
