// Asks every five seconds, shows what came, and says so when nothing comes.

import { el, show } from "./dom.js";
import { detail, missing, stories } from "./detail.js";
import { dead } from "./dead.js";
import { drills } from "./drill.js";
import { takeExplanation, takeExplanations } from "./explain.js";
import { Events } from "./events.js";
import { choice, fleet } from "./fleet.js";
import { takeHours } from "./hours.js";
import { age, ago, clock, count, daemonTime, grouped } from "./spelling.js";

const EVERY_MS = 5_000;
const SOON_MS = 400;
const STALE_MS = 15_000;
const SILENT_MS = 90_000;
const COURSE_LENGTH = 120;

const main = document.getElementById("main");
const events = new Events(document.getElementById("events"), () => refreshIn(SOON_MS));
const courses = new Map();
const seen = { services: null, ours: [], detail: null, problem: null, answeredAt: 0, at: null, advancedAt: 0 };
drills(document.getElementById("drills"));
dead(document.getElementById("dead"));
let timer = 0;
let running = false;

function route() {
  const match = location.hash.match(/^#\/services\/(.+)$/);
  try {
    return match ? decodeURIComponent(match[1]) : null;
  } catch {
    return null;
  }
}

async function ask(path) {
  const answer = await fetch(path, { signal: AbortSignal.timeout(10_000), headers: { Accept: "application/json" } });
  daemonTime(answer.headers.get("date"));
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => ({ detail: `The daemon answered ${answer.status}.` }));
  throw Object.assign(new Error(problem.detail), { status: answer.status });
}

async function refresh() {
  if (running) return;
  running = true;
  try {
    takeFleet(await ask("/api/v1/services"));
    seen.sources = (await ask("/api/v1/discovery")).sources;
    await takeDetail(route());
    await events.refresh();
    seen.problem = null;
  } catch (failure) {
    seen.problem = failure.status ? failure.message : "The connection to Vedette is lost.";
  }
  running = false;
  render();
  refreshIn(route() === (seen.detail?.name ?? null) || seen.problem ? EVERY_MS : 0);
}

function takeFleet(answer) {
  seen.services = answer.services;
  seen.ours = answer.daemon_alerts;
  seen.answeredAt = performance.now();
  if (answer.at !== seen.at) {
    seen.at = answer.at;
    seen.advancedAt = performance.now();
  }
  const names = new Set();
  for (const service of answer.services) {
    names.add(service.name);
    courses.set(service.name, [...(courses.get(service.name) ?? []), { at: answer.at, value: service.latency.p99_ms }].slice(-COURSE_LENGTH));
  }
  for (const name of courses.keys()) if (!names.has(name)) courses.delete(name);
}

async function takeDetail(name) {
  if (name === null) {
    seen.detail = null;
    return;
  }
  try {
    seen.detail = await ask(`/api/v1/services/${encodeURIComponent(name)}`);
  } catch (failure) {
    if (failure.status !== 404) throw failure;
    seen.detail = { name, missing: failure.message };
    return;
  }
  await takeExplanations(seen.detail.alerts, ask);
  const newest = seen.detail.deployments[0];
  if (newest) await Promise.all([takeStory(newest.id), takeHours(newest.id, ask)]);
}

async function takeStory(id) {
  const deployment = await ask(`/api/v1/deployments/${encodeURIComponent(id)}`).catch(() => null);
  stories.set(id, deployment?.timeline ?? []);
}

function refreshIn(ms) {
  clearTimeout(timer);
  timer = setTimeout(() => (document.hidden ? null : refresh()), ms);
}

function render() {
  const name = route();
  if (seen.services) {
    renderOverall(seen.services);
    if (name === null) renderFleet();
    else if (seen.detail?.name === name) show(main, seen.detail.missing ? missing(name, seen.detail.missing) : detail(seen.detail, courses));
  }
  renderBanner();
}

function renderFleet() {
  show(main, [...ours(seen.ours), ...fleet(seen.services, seen.sources)]);
  const filter = document.getElementById("filter");
  if (filter && filter !== document.activeElement && filter.value !== choice.words) filter.value = choice.words;
}

/** What Vedette says of itself stands above all that it watches. */
function ours(alerts) {
  return alerts.length === 0 ? [] : [el("ul", { class: "alerts", "data-key": "ours" }, alerts.map((alert) =>
    el("li", { class: alert.held ? `${alert.severity} quieted` : alert.severity, "data-key": alert.name },
      el("p", {}, el("span", { class: "severity" }, alert.severity), " ", el("b", {}, alert.summary), " ", el("span", { class: "quiet" }, `Vedette itself, since ${clock(alert.starts_at)}`)))))];
}

function renderOverall(services) {
  const by = Object.groupBy(services, (service) => service.state);
  const up = by.up?.length ?? 0;
  const down = by.down?.length ?? 0;
  const alerts = services.reduce((sum, service) => sum + service.alert_count, seen.ours.length);
  const watched = services.filter((service) => service.deployment?.verdict === "watching").length;
  const mood = services.length === 0 ? "unknown" : down > 0 ? "down" : up < services.length ? "suspect" : "up";
  const headline = services.length === 0 ? "No services" : up === services.length ? `All ${count(up, "service", "services")} up` : `${grouped(up)} of ${count(services.length, "service", "services")} up`;
  show(document.getElementById("overall"),
    el("span", { class: `headline ${mood}` }, el("span", { class: "dot", "aria-hidden": "true" }), headline),
    el("span", { class: alerts > 0 ? "badge firing" : "badge" }, alerts > 0 ? count(alerts, "alert fires", "alerts fire") : "no alerts"),
    ...(watched > 0 ? [el("span", { class: "badge watching" }, count(watched, "deployment on watch", "deployments on watch"))] : []));
  document.title = down > 0 ? `(${down} down) Vedette` : alerts > 0 ? `(${alerts}) Vedette` : "Vedette";
}

/** Three rounds of the most often probed endpoint without a measurement are a silence. */
function silentAfter() {
  const intervals = seen.services.map((service) => service.interval_seconds ?? Infinity);
  return Math.max(SILENT_MS, 3_000 * Math.min(...intervals));
}

function renderBanner() {
  const banner = document.getElementById("banner");
  const silent = seen.at !== null && (performance.now() - seen.advancedAt > silentAfter() || age(seen.at) * 1000 > silentAfter());
  const stale = seen.problem !== null && (seen.services === null || performance.now() - seen.answeredAt > STALE_MS);
  document.body.classList.toggle("stale", stale || silent);
  banner.hidden = !(stale || silent);
  if (stale) {
    show(banner, seen.at ? `${seen.problem} What you see is from ${clock(seen.at)}, ${ago(seen.at)}. Trying again …` : `${seen.problem} Trying again …`);
  } else if (silent) {
    show(banner, `Vedette answers, but nothing was measured since ${clock(seen.at)}, ${ago(seen.at)}.`);
  }
  const live = !stale && !silent && seen.services !== null;
  show(document.getElementById("pulse"), el("span", { class: live ? "live" : "quiet" }, live ? "live" : seen.services ? "not live" : "connecting"));
}

function navigated() {
  const name = route();
  events.about(name);
  if (name !== null && seen.detail?.name !== name) show(main, el("p", { class: "quiet" }, "Looking at ", name, " …"));
  else render();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
  refreshIn(0);
}

addEventListener("hashchange", navigated);
document.addEventListener("visibilitychange", () => refreshIn(0));

document.addEventListener("input", (event) => {
  if (event.target.id === "filter") {
    choice.words = event.target.value.trim();
    render();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.state) choice.state = button.dataset.state;
  if (button.id === "everything") choice.everything = true;
  if (button.id === "clear") Object.assign(choice, { words: "", state: "all" });
  render();
});

document.addEventListener("keydown", (event) => {
  const filter = document.getElementById("filter");
  if (event.key === "/" && filter && document.activeElement !== filter && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    filter.focus();
  } else if (event.key === "Escape" && document.activeElement === filter) {
    filter.value = choice.words = "";
    render();
  } else if (event.key === "Escape" && route() !== null) {
    location.hash = "#/";
  }
});

document.addEventListener("toggle", async (event) => {
  const episode = event.target.dataset?.alert;
  if (episode && event.target.open) {
    await takeExplanation(episode, ask);
    render();
  }
  const id = event.target.dataset?.deployment;
  if (id && event.target.open && !stories.has(id)) {
    await takeStory(id);
    render();
  }
}, true);

setInterval(() => { render(); events.render(); }, 10_000);
events.about(route());
refresh();
