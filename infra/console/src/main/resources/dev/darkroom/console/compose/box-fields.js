/** A box as four numbers, for who would rather type than draw. */
import { h } from '../dom.js';
import { t } from '../words.js';
import { fitted } from './boxes.js';

const MEMBERS = /** @type {const} */ (['x', 'y', 'width', 'height']);

/** @param {{onChange: (box: any) => void}} options */
export function boxFields({ onChange }) {
  const inputs = MEMBERS.map(member =>
    h('input', {
      type: 'number',
      min: 0,
      max: 100,
      step: 1,
      inputmode: 'numeric',
      id: `box-${member}`,
      onchange: read,
    }),
  );
  const node = h(
    'div',
    { class: 'box-fields' },
    MEMBERS.map((member, i) =>
      h('label', { for: `box-${member}` }, t(`box.${member}`), inputs[i], h('span', { 'aria-hidden': true }, '%')),
    ),
  );

  function read() {
    const [x, y, width, height] = inputs.map(input => Number(input.value) / 100);
    if (inputs.every(input => input.value !== '' && input.validity.valid)) onChange(fitted({ x, y, width, height }));
  }

  return {
    node,
    /** @param {any} box nothing hides the fields */
    update(box) {
      node.hidden = !box;
      if (!box) return;
      MEMBERS.forEach((member, i) => {
        const text = String(Math.round(box[member] * 100));
        if (document.activeElement !== inputs[i]) inputs[i].value = text;
      });
    },
  };
}
