/** Size, steps and seed of a run. */
import { h } from '../dom.js';
import { t } from '../words.js';
import { SIZES, STEPS } from './draft.js';

export function settingsView(draft) {
  const sizes = name =>
    h(
      'select',
      { id: name, onchange: event => draft.dispatch({ [name]: Number(event.target.value) }) },
      SIZES.map(size => h('option', { value: size }, String(size))),
    );
  const width = sizes('width');
  const height = sizes('height');
  const steps = h('input', {
    type: 'number',
    id: 'steps',
    min: STEPS.least,
    max: STEPS.most,
    onchange: () => steps.validity.valid && steps.value && draft.dispatch({ totalSteps: Number(steps.value) }),
  });
  const seed = h('input', {
    id: 'seed',
    inputmode: 'numeric',
    pattern: '[0-9]*',
    maxlength: 15,
    placeholder: t('settings.random'),
    oninput: () => seed.validity.valid && draft.dispatch({ seed: seed.value }),
  });
  const field = (name, input) => h('label', { for: input.id }, t(`settings.${name}`), input);
  const node = h(
    'details',
    { class: 'more' },
    h('summary', {}, t('settings')),
    h(
      'div',
      { class: 'settings' },
      field('width', width),
      field('height', height),
      field('steps', steps),
      field('seed', seed),
    ),
  );
  return {
    node,
    update(state) {
      width.value = String(state.width);
      height.value = String(state.height);
      if (document.activeElement !== steps) steps.value = String(state.totalSteps);
      if (document.activeElement !== seed) seed.value = state.seed;
    },
  };
}
