/** A line that tells how the live connection is. */
import { h, set } from './dom.js';
import { t } from './words.js';

/** @returns {{node: any, update: (state: string) => void}} */
export function networkView() {
  const text = h('span');
  const node = h('p', { class: 'network', role: 'status' }, h('i', { 'aria-hidden': true }), text);
  return {
    node,
    update(state) {
      set(node, { data: { state } });
      text.textContent = t(`network.${state}`);
    },
  };
}
