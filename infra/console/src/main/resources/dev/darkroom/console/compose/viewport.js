/** Looking at a plane through a window: drag to pan, two fingers or ctrl and the wheel to zoom. */
import { set } from '../dom.js';

const NEAREST = 2.5;
const FARTHEST = 0.12;
/** What a press of a zoom button does. */
export const ZOOM = 1.3;
/** A pointer that moved less was a click on what lies below. */
const CLICK = 5;

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * @param {any} window the `svg` element
 * @param {any} plane the `g` element that moves
 * @param {{onTouched: () => void}} options told when somebody looks elsewhere by hand
 */
export function viewport(window, plane, { onTouched }) {
  let at = { x: 0, y: 0, zoom: 1 };
  const pointers = new Map();
  let moved = 0;

  const apply = () => set(plane, { transform: `translate(${at.x} ${at.y}) scale(${at.zoom})` });

  function zoomBy(factor, x = window.clientWidth / 2, y = window.clientHeight / 2) {
    const zoom = clamp(at.zoom * factor, FARTHEST, NEAREST);
    const by = zoom / at.zoom;
    at = { zoom, x: x - (x - at.x) * by, y: y - (y - at.y) * by };
    apply();
  }

  const place = event => {
    const { left, top } = window.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  const spread = () => {
    const [a, b] = [...pointers.values()];
    return { distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  window.addEventListener('pointerdown', event => {
    if (pointers.size === 0) moved = 0;
    pointers.set(event.pointerId, place(event));
  });
  window.addEventListener('pointermove', event => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    if (pointers.size === 2) {
      const { distance } = spread();
      pointers.set(event.pointerId, now);
      const after = spread();
      zoomBy(after.distance / Math.max(1, distance), after.x, after.y);
    } else {
      pointers.set(event.pointerId, now);
      at = { ...at, x: at.x + now.x - before.x, y: at.y + now.y - before.y };
      apply();
    }
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved > CLICK) {
      if (!window.hasPointerCapture(event.pointerId)) window.setPointerCapture(event.pointerId);
      onTouched();
    }
  });
  const release = event => pointers.delete(event.pointerId);
  window.addEventListener('pointerup', release);
  window.addEventListener('pointercancel', release);
  window.addEventListener(
    'click',
    event => {
      if (moved > CLICK) event.stopPropagation();
    },
    true,
  );
  window.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      const { x, y } = place(event);
      zoomBy(Math.exp(-event.deltaY / 300), x, y);
      onTouched();
    },
    { passive: false },
  );

  return {
    zoomBy,
    /** Shows a rectangle of the plane whole, if that leaves things large enough to see; else as much as goes around a point. */
    fit({ left, top, right, bottom }, smallest, focus) {
      const { clientWidth, clientHeight } = window;
      if (!clientWidth || !clientHeight) return;
      const whole = Math.min(clientWidth / (right - left), clientHeight / (bottom - top));
      const zoom = clamp(whole, smallest, 1);
      const centred = (size, low, high, point) => {
        const room = size - (high - low) * zoom;
        return room >= 0 ? room / 2 - low * zoom : clamp(size / 2 - point * zoom, size - high * zoom, -low * zoom);
      };
      at = { zoom, x: centred(clientWidth, left, right, focus.x), y: centred(clientHeight, top, bottom, focus.y) };
      apply();
    },
    /** Moves just so far that a point can be seen. */
    reveal({ x, y }, margin) {
      const seen = { x: x * at.zoom + at.x, y: y * at.zoom + at.y };
      at = {
        ...at,
        x: at.x + clamp(seen.x, margin, window.clientWidth - margin) - seen.x,
        y: at.y + clamp(seen.y, margin, window.clientHeight - margin) - seen.y,
      };
      apply();
    },
  };
}
