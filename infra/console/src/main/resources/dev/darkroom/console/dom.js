/** Elements from data. Text only ever becomes text nodes: nothing here, nor anywhere else, parses markup. */

const SVG = 'http://www.w3.org/2000/svg';
/** What a live control reads from its property, not from its attribute. */
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'open', 'indeterminate']);

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An HTML element.
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `on…` listeners; `style` and `data` as objects
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export const h = (tag, props, ...children) => fill(document.createElement(tag), props, children);

/**
 * A button, which a form would not take for its own.
 * @param {string} look its classes
 * @param {string | null} label what it says; nothing where it is set later
 * @param {(event: any) => void} act
 * @param {Record<string, any>} [props]
 */
export const button = (look, label, act, props) =>
  h('button', { type: 'button', class: look, onclick: act, ...props }, label);

/** A button that shows a sign and says what it does. */
export const iconButton = (sign, label, act, look = 'icon') => button(look, sign, act, { 'aria-label': label });

/** An SVG element, as {@link h}. @returns {any} */
export const s = (tag, props, ...children) => fill(document.createElementNS(SVG, tag), props, children);

function fill(node, props, children) {
  set(node, props ?? {});
  node.append(
    ...children
      .flat(2)
      .filter(given)
      .map(child => (child instanceof Node ? child : String(child))),
  );
  return node;
}

const given = value => value !== null && value !== undefined && value !== false;

/** Sets attributes, properties and listeners; an absent value takes the attribute away. */
export function set(node, props) {
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'style') Object.entries(value).forEach(([key, text]) => node.style.setProperty(key, text));
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (PROPERTIES.has(name)) node[name] = value ?? (name === 'value' ? '' : false);
    else if (!given(value)) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  return node;
}

/** Replaces what is in an element. */
export function put(node, ...children) {
  node.replaceChildren(
    ...children
      .flat(2)
      .filter(given)
      .map(child => (child instanceof Node ? child : String(child))),
  );
  return node;
}

/**
 * Keeps one element per item, made once and moved rather than made anew: focus, loaded pictures and animations survive.
 * @template T
 * @param {Element} parent
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @param {(item: T) => any} make
 * @param {(node: any, item: T) => void} [update]
 */
export function keyed(parent, items, key, make, update = () => {}) {
  const wanted = new Set(items.map(key));
  const old = new Map();
  for (const node of [...parent.children]) {
    if (wanted.has(node.__key)) old.set(node.__key, node);
    else node.remove(); // first, so that none of those that stay need move
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let node = old.get(name);
    if (!node) {
      node = make(item);
      node.__key = name;
    }
    update(node, item);
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
}

let saying = 0;
/** Says something to who does not see the page. The same words twice are said twice. */
export function announce(text) {
  const announcer = document.getElementById('announcer');
  if (announcer) announcer.textContent = text + (saying++ % 2 ? '\u00a0' : '');
}

/** A link to a picture that the store signed, or nothing: only these schemes can be followed without running something. */
export function safeUrl(url) {
  return typeof url === 'string' && /^(https?:|blob:|data:image\/(png|jpeg|webp);base64,)/i.test(url) ? url : '';
}
