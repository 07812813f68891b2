// Why people were told of an alert, or were not: asked for when somebody unfolds it.

import { el } from "./dom.js";
import { left, time } from "./spelling.js";

/** Explanations by episode, as far as they were asked for. */
const known = new Map();

export async function takeExplanation(episode, ask) {
  known.set(episode, await ask(`/api/v1/alerts/${encodeURIComponent(episode)}`).catch((failure) => ({ problem: failure.message })));
}

/** Brings those that are shown up to date, and lets go of the others. */
export async function takeExplanations(alerts, ask) {
  const shown = new Set(alerts.map((alert) => alert.episode));
  for (const episode of known.keys()) if (!shown.has(episode)) known.delete(episode);
  await Promise.all([...known.keys()].map((episode) => takeExplanation(episode, ask)));
}

export function explanation(alert) {
  return el("details", { class: "evidence", "data-alert": alert.episode },
    el("summary", {}, "Who was told, and why"),
    content(known.get(alert.episode)));
}

function content(found) {
  if (!found) return el("p", { class: "quiet" }, "It is being fetched …");
  if (found.problem) return el("p", { class: "quiet" }, found.problem);
  return [
    el("p", { class: "quiet" }, found.rule),
    el("p", {}, found.found, found.why && found.why !== found.found && [" Now: ", found.why]),
    el("ol", { class: "story" }, found.story.map((chapter, place) =>
      el("li", { class: `told-${chapter.what}`, "data-key": `${chapter.at} ${place}` },
        time(chapter.at, (at) => new Date(at).toLocaleTimeString()),
        chapter.receiver && el("b", {}, `${chapter.receiver} `), el("span", { class: "quiet" }, chapter.what.replaceAll("_", " ")), ` ${chapter.text}`,
        chapter.until && el("span", { class: "quiet" }, ", over ", time(chapter.until, left))))),
    found.receivers.length > 0 && el("dl", {}, found.receivers.flatMap(receiver)),
  ].filter(Boolean);
}

function receiver(each) {
  return [
    el("dt", {}, `${each.receiver} by ${each.kind}`),
    el("dd", {}, each.next_at && [time(each.next_at, left), " "], each.next, each.company > 0 && `, together with ${each.company} more`),
  ];
}
