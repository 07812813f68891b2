// A test button for each receiver. The token is an operator's, and stays in its field: nothing keeps it.

import { el, show } from "./dom.js";

const list = el("ul", { class: "drills" });
const said = el("p", { class: "quiet", role: "status" });
const token = el("input", { type: "password", id: "drill-token", autocomplete: "off", placeholder: "operator's token" });

/** Fills `parent`; the receivers are asked for when it is unfolded. */
export function drills(parent) {
  const folded = el("details", {},
    el("summary", {}, "Test a receiver"),
    el("p", { class: "quiet" }, "Sends a message marked [TEST], and its end."),
    el("label", { for: "drill-token" }, "Token "), token, list, said);
  folded.addEventListener("toggle", () => folded.open && load());
  show(parent, folded);
}

async function ask(path, options = {}) {
  const answer = await fetch(path, { signal: AbortSignal.timeout(35_000), headers: headers(), ...options });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.detail ?? `The daemon answered ${answer.status}.`);
  return body;
}

function headers() {
  return { Accept: "application/json", "Content-Type": "application/json", ...(token.value && { Authorization: `Bearer ${token.value}` }) };
}

async function load() {
  try {
    const { receivers } = await ask("/api/v1/receivers");
    list.replaceChildren(...receivers.map(entry));
    say(receivers.length === 0 ? "No receiver is configured." : "");
  } catch (failure) {
    say(failure.message);
  }
}

function entry(receiver) {
  const button = el("button", { type: "button" }, "Test");
  button.addEventListener("click", () => test(receiver.name));
  return el("li", {}, el("span", {}, receiver.name, el("span", { class: "quiet" }, ` ${receiver.kinds.join(", ")}`)), " ", button);
}

async function test(receiver) {
  enable(false);
  say(`Testing ${receiver} …`);
  try {
    const drill = await ask("/api/v1/drills", { method: "POST", body: JSON.stringify({ receiver }) });
    say(drill.receivers.map((leg) => `${leg.receiver} by ${leg.kind}: ${result(leg)}`).join("; "));
  } catch (failure) {
    say(failure.message);
  }
  enable(true);
}

function result(leg) {
  if (leg.passed) return `told in ${leg.firing.took_ms} ms, and of the end`;
  return `not told ${leg.firing.delivered ? "of the end " : ""}(${(leg.firing.delivered ? leg.resolved : leg.firing).answer})`;
}

function enable(enabled) {
  for (const button of list.querySelectorAll("button")) button.disabled = !enabled;
}

function say(text) {
  said.textContent = text;
}
