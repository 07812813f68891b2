// Makes elements and brings old ones up to date. Text only ever goes in as text, so nothing that a target says can become markup.

const SVG = "http://www.w3.org/2000/svg";

export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A link, if the address is one that a browser may follow; its text otherwise. */
export function link(address, text) {
  return isWeb(address) ? el("a", { href: address, rel: "noreferrer noopener" }, text) : el("span", {}, text);
}

function isWeb(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** Makes the children of `parent` like `wanted`, keeping the nodes that fit: focus, selection and what is unfolded survive. */
export function show(parent, ...wanted) {
  const keyed = new Map();
  for (const child of parent.children) {
    if (child.dataset?.key) keyed.set(child.dataset.key, child);
  }
  let place = parent.firstChild;
  for (const next of wanted.flat(Infinity)) {
    const node = typeof next === "string" ? document.createTextNode(next) : next;
    const fitting = fits(place, node) ? place : keyed.get(node.dataset?.key);
    if (fitting) {
      if (fitting === place) place = place.nextSibling;
      else parent.insertBefore(fitting, place);
      if (fitting !== node) update(fitting, node);
    } else {
      parent.insertBefore(node, place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function fits(old, node) {
  return old && old.nodeType === node.nodeType && old.nodeName === node.nodeName && old.dataset?.key === node.dataset?.key;
}

/** Makes `old` like `node`. */
export function update(old, node) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== node.data) old.data = node.data;
    return;
  }
  for (const { name, value } of [...node.attributes]) {
    if (old.getAttribute(name) !== value && !isOpenState(old, name)) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name) && !isOpenState(old, name)) old.removeAttribute(name);
  }
  show(old, ...[...node.childNodes]);
}

/** Whether a <details> is unfolded is the reader's business. */
function isOpenState(node, attribute) {
  return node.nodeName === "DETAILS" && attribute === "open";
}
