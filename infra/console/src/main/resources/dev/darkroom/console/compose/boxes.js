/** Boxes relative to a picture: 0..1, from the top left, never outside of it. Pure. */

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** Smaller ones cannot be seen, or taken hold of. */
export const SMALLEST = 0.03;
/** What one press of an arrow key moves. */
export const STEP = 0.02;

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
/** Four digits are a tenth of a pixel at 1024, and keep sums at or below 1. */
const round = value => Math.round(value * 1e4) / 1e4;

/** The box nearest to what was meant that lies within the picture. @returns {Box} */
export function fitted({ x, y, width, height }) {
  const w = clamp(round(width), SMALLEST, 1);
  const h = clamp(round(height), SMALLEST, 1);
  return { x: round(clamp(x, 0, 1 - w)), y: round(clamp(y, 0, 1 - h)), width: w, height: h };
}

/** The box between two points, in any order. @returns {Box} */
export function between(a, b) {
  const [left, right] = [a.x, b.x].map(x => clamp(x, 0, 1)).sort((p, q) => p - q);
  const [top, bottom] = [a.y, b.y].map(y => clamp(y, 0, 1)).sort((p, q) => p - q);
  return fitted({ x: left, y: top, width: right - left, height: bottom - top });
}

/** @returns {Box} */
export const moved = (box, dx, dy) => fitted({ ...box, x: box.x + dx, y: box.y + dy });

/** Grows or shrinks to the right and below; never over the edge. @returns {Box} */
export const resized = (box, dw, dh) =>
  fitted({
    ...box,
    width: clamp(box.width + dw, SMALLEST, 1 - box.x),
    height: clamp(box.height + dh, SMALLEST, 1 - box.y),
  });

/** With one corner (`nw`, `ne`, `sw`, `se`) drawn to a point and the other one held. @returns {Box} */
export function cornered(box, corner, to) {
  const held = {
    x: corner.includes('w') ? box.x + box.width : box.x,
    y: corner.includes('n') ? box.y + box.height : box.y,
  };
  return between(held, to);
}

/** Where the n-th box starts for who draws none: beside the others. @returns {Box} */
export const placed = n =>
  fitted({ x: 0.1 + (n % 3) * 0.27, y: 0.15 + (Math.floor(n / 3) % 3) * 0.27, width: 0.3, height: 0.3 });

/** A point within the picture. */
export const inside = ({ x, y }) => ({ x: round(clamp(x, 0, 1)), y: round(clamp(y, 0, 1)) });

/** What an arrow key means, as a direction; nothing for other keys. @returns {[number, number] | null} */
export function arrow(key) {
  switch (key) {
    case 'ArrowLeft':
      return [-STEP, 0];
    case 'ArrowRight':
      return [STEP, 0];
    case 'ArrowUp':
      return [0, -STEP];
    case 'ArrowDown':
      return [0, STEP];
    default:
      return null;
  }
}
