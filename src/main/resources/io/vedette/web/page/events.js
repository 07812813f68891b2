// What happened, as it happens: server-sent events, and polling while there is no stream.

import { el, show } from "./dom.js";
import { time } from "./spelling.js";

const REMEMBERED = 200;
const SHOWN = 60;

export class Events {
  constructor(pane, onEvent) {
    this.pane = pane;
    this.onEvent = onEvent;
    this.list = [];
    this.service = null;
    this.stream = null;
  }

  get last() {
    return this.list.at(-1)?.number ?? 0;
  }

  /** Fetches what is missing, and opens the stream when there is none. Rejects when the daemon does not answer. */
  async refresh() {
    if (this.stream?.readyState === EventSource.OPEN) return;
    const answer = await fetch(`/api/v1/events?limit=${REMEMBERED}`, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`events: ${answer.status}`);
    this.list = (await answer.json()).events;
    this.render();
    if (!this.stream || this.stream.readyState === EventSource.CLOSED) this.open();
  }

  open() {
    this.stream = new EventSource(`/api/v1/events?after=${this.last}`);
    this.stream.addEventListener("message", (message) => this.take(JSON.parse(message.data)));
  }

  take(event) {
    if (this.list.length > 0 && event.number <= this.last) {
      if (this.list.some((known) => known.number === event.number && known.at === event.at)) return;
      this.list = []; // the daemon began a new life, and its numbers with it
    }
    this.list = [...this.list, event].slice(-REMEMBERED);
    this.render();
    this.onEvent(event);
  }

  about(service) {
    this.service = service;
    this.render();
  }

  render() {
    const chosen = this.list.filter((event) => !this.service || event.service === this.service).slice(-SHOWN).reverse();
    show(this.pane, chosen.length === 0 ? this.empty() : el("ol", { class: "events" }, chosen.map((event) => this.row(event))));
  }

  row(event) {
    return el("li", { class: event.kind, "data-key": `${event.number} ${event.at}` },
      el("span", { class: "what" },
        event.service && !this.service && el("a", { href: `#/services/${encodeURIComponent(event.service)}` }, event.service),
        el("span", { class: "kind" }, event.kind.replace("-", " "))),
      time(event.at),
      el("span", { class: "text" }, event.text));
  }

  empty() {
    return el("p", { class: "quiet" }, this.service ? "Nothing is remembered of this service." : "Nothing yet. Outages, alerts and deployments appear here as they happen.");
  }
}
