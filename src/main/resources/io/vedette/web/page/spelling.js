// How values are written for people: 12 ms, 99.95 %, 3 min ago.

import { el } from "./dom.js";

export const NOTHING = "–";

export function latency(ms) {
  if (ms === null || ms === undefined) return NOTHING;
  if (ms < 1) return `${ms.toFixed(2)} ms`;
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`;
}

export function percent(ratio, digits = 0) {
  if (ratio === null || ratio === undefined) return NOTHING;
  return `${(ratio * 100).toFixed(digits).replace(/^-/, "−").replace(/^−(0(\.0+)?)$/, "$1")} %`;
}

/** As many digits as the objective has, and one more, and never rounded up to a whole that it is not. */
export function share(ratio, objective) {
  if (ratio === null || ratio === undefined) return NOTHING;
  const digits = Math.min((objective.split(".")[1] ?? "").replace(/\D/g, "").length + 1, 4);
  const factor = 10 ** (digits + 2);
  return percent(Math.floor(ratio * factor + 1e-9) / factor, ratio === 1 ? 0 : digits);
}

export function burn(rate) {
  if (rate === null || rate === undefined) return NOTHING;
  if (rate === 0) return "0×";
  if (rate < 0.1) return "<0.1×";
  return `${rate < 9.95 ? rate.toFixed(1) : grouped(Math.round(rate))}×`;
}

export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, " ");
}

export function count(number, one, many) {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

export function duration(seconds) {
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  if (rounded < 3600) return `${Math.floor(rounded / 60)} min`;
  if (rounded < 86400 * 2) return `${Math.floor(rounded / 3600)} h`;
  return `${Math.floor(rounded / 86400)} d`;
}

/** Windows as rules name them. */
export function windowName(seconds) {
  if (seconds >= 172800 && seconds % 86400 === 0) return `${seconds / 86400} d`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

let skew = 0;

/** Takes the daemon's clock where ours is far from it, so that "ago" is right on a machine with a wrong clock. */
export function daemonTime(date) {
  const difference = Date.parse(date) - Date.now();
  skew = Math.abs(difference) > 30_000 ? difference : 0;
}

export function age(at) {
  return Math.max(0, (Date.now() + skew - Date.parse(at)) / 1000);
}

export function since(at) {
  return duration(age(at));
}

export function ago(at) {
  return age(at) < 5 ? "now" : `${since(at)} ago`;
}

export function left(at) {
  const seconds = (Date.parse(at) - Date.now() - skew) / 1000;
  if (Math.abs(seconds) < 5) return "now";
  return seconds > 0 ? `in ${duration(seconds)}` : `${duration(-seconds)} ago`;
}

export function time(at, spell = ago) {
  return el("time", { datetime: at, title: new Date(at).toLocaleString() }, spell(at));
}

export function clock(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}
