// Messages that never arrived: nothing is shown as long as there are none. History forgets them; until then the newest come first.

import { el, show } from "./dom.js";
import { ago } from "./spelling.js";

const EVERY_MS = 60_000;
const SHOWN = 20;

/** Keeps `parent` up to date. */
export function dead(parent) {
  const refresh = () => load().then((letters) => show(parent, ...list(letters))).catch(() => null);
  refresh();
  setInterval(() => document.hidden || refresh(), EVERY_MS);
}

async function load() {
  const answer = await fetch("/api/v1/notifications/dead", { signal: AbortSignal.timeout(10_000) });
  return answer.ok ? (await answer.json()).dead : [];
}

function list(letters) {
  if (letters.length === 0) return [];
  const more = letters.length - SHOWN;
  return [el("details", { "data-key": "dead" },
    el("summary", {}, `Never arrived: ${letters.length}`),
    el("ul", { class: "dead" }, letters.slice(0, SHOWN).map(entry)),
    more > 0 ? el("p", { class: "quiet" }, `and ${more} more: vedette alerts dead`) : null)];
}

function entry(letter) {
  return el("li", {},
    el("span", {}, letter.headline),
    el("span", { class: "quiet" }, ` to ${letter.receiver} by ${letter.kind}, ${ago(letter.at)}: ${letter.reason}`));
}
