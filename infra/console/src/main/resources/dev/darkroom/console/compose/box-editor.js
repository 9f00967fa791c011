/**
 * Boxes and points over a picture or an empty sheet: drawn and dragged by mouse, finger or pen; moved by the arrow keys,
 * resized with shift and the arrow keys, taken away by Delete.
 */
import { h, keyed, set } from '../dom.js';
import { number, t } from '../words.js';
import { arrow, between, cornered, inside, moved, placed, resized } from './boxes.js';

/** What somebody meant as a click moves less, as a share of the sheet. */
const CLICK = 0.015;
const CORNERS = ['nw', 'ne', 'sw', 'se'];

/** @typedef {{id: string, label: string, color: string, kind: 'bbox' | 'point', box?: any, point?: any}} Mark */

/**
 * @param {{
 *   label: string, background?: any, marks: () => Mark[], selected: () => string,
 *   onSelect: (id: string) => void, onBox: (id: string, box: any) => void, onPoint?: (id: string, point: any) => void,
 * }} options
 */
export function boxEditor({ label, background = null, marks, selected, onSelect, onBox, onPoint = () => {} }) {
  const layer = h('div', { class: 'marks' });
  const sheet = h(
    'div',
    { class: 'sheet', tabindex: 0, role: 'group', 'aria-label': label, onpointerdown: begin, onkeydown: onSheetKey },
    background,
    layer,
  );
  let drag = null;

  const mark = id => marks().find(each => each.id === id);
  const at = event => {
    const { left, top, width, height } = sheet.getBoundingClientRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };

  function begin(event) {
    if (event.button > 0 || drag) return;
    const target = event.target.closest('[data-mark]');
    const id = target?.dataset.mark ?? selected();
    const known = mark(id);
    if (!known) return;
    if (id !== selected()) onSelect(id);
    const from = at(event);
    drag = {
      id,
      from,
      kind: known.kind,
      start: known.box,
      corner: event.target.dataset.corner,
      isMove: Boolean(target),
      pointer: event.pointerId,
    };
    if (known.kind === 'point') onPoint(id, inside(from));
    sheet.setPointerCapture(event.pointerId);
    sheet.onpointermove = move;
    sheet.onpointerup = sheet.onpointercancel = end;
    event.preventDefault();
    (target ?? sheet).focus({ preventScroll: true });
  }

  function move(event) {
    if (event.pointerId !== drag?.pointer) return;
    const to = at(event);
    if (drag.kind === 'point') return onPoint(drag.id, inside(to));
    if (Math.hypot(to.x - drag.from.x, to.y - drag.from.y) < CLICK && !drag.moved) return;
    drag.moved = true;
    onBox(
      drag.id,
      drag.corner
        ? cornered(drag.start, drag.corner, to)
        : drag.isMove
          ? moved(drag.start, to.x - drag.from.x, to.y - drag.from.y)
          : between(drag.from, to),
    );
  }

  function end(event) {
    if (event.pointerId !== drag?.pointer) return;
    if (event.type === 'pointercancel' && drag.moved) onBox(drag.id, drag.start ?? null);
    sheet.onpointermove = sheet.onpointerup = sheet.onpointercancel = null;
    drag = null;
  }

  /** On the sheet itself, Enter places what is selected. */
  function onSheetKey(event) {
    const known = mark(selected());
    if (event.target !== sheet || !known || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (known.kind === 'point') onPoint(known.id, known.point ?? { x: 0.5, y: 0.5 });
    else onBox(known.id, known.box ?? placed(marks().filter(each => each.box).length));
    layer.querySelector(`[data-mark="${CSS.escape(known.id)}"]`)?.focus();
  }

  function onMarkKey(event, id) {
    const known = mark(id);
    const by = arrow(event.key);
    if (event.key === 'Delete' || event.key === 'Backspace') {
      sheet.focus();
      if (known.kind === 'point') onPoint(id, null);
      else onBox(id, null);
    } else if (by && known.kind === 'point')
      onPoint(id, inside({ x: known.point.x + by[0], y: known.point.y + by[1] }));
    else if (by) onBox(id, event.shiftKey ? resized(known.box, ...by) : moved(known.box, ...by));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function make({ id, kind }) {
    return h(
      'div',
      {
        class: kind === 'point' ? 'mark point' : 'mark',
        tabindex: 0,
        role: 'button',
        data: { mark: id },
        onkeydown: event => onMarkKey(event, id),
        onfocus: () => onSelect(id),
      },
      h('span', { class: 'mark-label' }),
      kind === 'bbox' && CORNERS.map(corner => h('i', { data: { corner } })),
    );
  }

  function update() {
    const shown = marks().filter(each => (each.kind === 'point' ? each.point : each.box));
    keyed(
      layer,
      shown,
      each => `${each.id} ${each.kind}`,
      make,
      (node, each) => {
        const box = each.box ?? { ...each.point, width: 0, height: 0 };
        set(node, {
          style: { '--x': box.x, '--y': box.y, '--w': box.width, '--h': box.height, '--color': each.color },
          'aria-label': described(each, box),
          'aria-pressed': String(each.id === selected()),
        });
        node.firstElementChild.textContent = each.label;
      },
    );
    sheet.classList.toggle('armed', Boolean(mark(selected())));
  }

  return { node: sheet, update };
}

const percent = value => number(value * 100);

function described({ label, kind }, { x, y, width, height }) {
  return kind === 'point'
    ? t('mark.point', { label, x: percent(x), y: percent(y) })
    : t('mark.box', { label, x: percent(x), y: percent(y), w: percent(width), h: percent(height) });
}
