/** What happens to each concept: chips to choose concepts, a line for each that changes, switches for what is protected. */
import { button, h, iconButton, keyed, put } from '../dom.js';
import { known, t } from '../words.js';
import { ACTIONS, changed, protecting, toggled, TONES } from './rule.js';

/** A concept or a swatch as a person reads it; names without words are shown as they are. */
const named = (kind, name) => (known(`${kind}.${name}`) ? t(`${kind}.${name}`) : name.replaceAll('_', ' '));

/**
 * @param {any} preset
 * @param {{rule: () => any, onChange: (rule: any) => void}} options
 */
export function ruleView(preset, { rule, onChange }) {
  const chips = h('div', { class: 'chips', role: 'group', 'aria-label': t('rule.concepts') });
  const lines = h('div', { class: 'changes' });
  const protects = h('div', { class: 'chips', role: 'group', 'aria-label': t('rule.protect') });
  const node = h(
    'div',
    { class: 'rule' },
    chips,
    lines,
    h(
      'details',
      { class: 'more' },
      h('summary', {}, t('rule.protect')),
      h('p', { class: 'muted' }, t('rule.protect.why')),
      protects,
    ),
  );

  const change = (concept, part) => onChange(changed(rule(), concept, part));

  function update() {
    const now = rule();
    keyed(
      chips,
      preset.concepts,
      name => name,
      name => button('chip', named('concept', name), () => onChange(toggled(rule(), name, preset))),
      (chip, name) => chip.setAttribute('aria-pressed', String(name in now.changes)),
    );
    keyed(
      lines,
      Object.entries(now.changes),
      ([name]) => name,
      ([name]) => line(name),
      (element, [, value]) => element.__update(value),
    );
    const targets = [...new Set([...preset.concepts, ...preset.protect_defaults])].filter(
      name => !(name in now.changes),
    );
    keyed(
      protects,
      targets,
      name => name,
      name =>
        button('chip', named('concept', name), () =>
          onChange(protecting(rule(), name, !rule().protect.includes(name))),
        ),
      (chip, name) => chip.setAttribute('aria-pressed', String(now.protect.includes(name))),
    );
  }

  function line(concept) {
    const action = h(
      'select',
      {
        'aria-label': t('rule.action', { concept: named('concept', concept) }),
        onchange: () => change(concept, { action: action.value }),
      },
      ACTIONS.map(name => h('option', { value: name }, t(`action.${name}`))),
    );
    const value = h('div', { class: 'value' });
    let shown = '';
    let control = removal();
    const element = h(
      'fieldset',
      { class: 'change' },
      h('legend', {}, named('concept', concept)),
      action,
      value,
      iconButton('×', t('remove', { what: named('concept', concept) }), () =>
        onChange(toggled(rule(), concept, preset)),
      ),
    );
    element.__update = now => {
      action.value = now.action;
      if (now.action !== shown) {
        shown = now.action;
        control = { recolor: swatches, tone, texture: materials, remove: removal }[shown](concept);
        put(value, ...control.nodes);
      }
      control.update(now);
    };
    return element;
  }

  const removal = () => ({ nodes: [h('span', { class: 'muted' }, t('action.remove.why'))], update() {} });

  function swatches(concept) {
    const own = h('input', {
      type: 'color',
      'aria-label': t('rule.ownColor'),
      oninput: () => change(concept, { color: own.value }),
    });
    const buttons = Object.entries(preset.swatches).map(([name, hex]) =>
      button('swatch', null, () => change(concept, { color: name }), {
        title: named('swatch', name),
        'aria-label': named('swatch', name),
        style: { '--color': hex },
        data: { name },
      }),
    );
    return {
      nodes: [
        h(
          'div',
          { class: 'swatches', role: 'group', 'aria-label': t('rule.color') },
          buttons,
          h('label', { class: 'own', title: t('rule.ownColor') }, own),
        ),
      ],
      update(now) {
        buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.name === now.color)));
        own.value = now.color.startsWith('#') ? now.color : (preset.swatches[now.color] ?? '#808080');
        own.parentElement.classList.toggle('chosen', now.color.startsWith('#'));
      },
    };
  }

  function tone(concept) {
    const kind = h(
      'select',
      { 'aria-label': t('rule.tone'), onchange: () => change(concept, { tone: kind.value }) },
      TONES.map(name => h('option', { value: name }, t(`tone.${name}`))),
    );
    const strength = h('input', {
      type: 'range',
      min: 0,
      max: 100,
      step: 5,
      'aria-label': t('rule.strength'),
      oninput: () => change(concept, { strength: Number(strength.value) }),
    });
    return {
      nodes: [kind, strength],
      update(now) {
        kind.value = now.tone;
        strength.value = String(now.strength);
      },
    };
  }

  function materials(concept) {
    const kind = h(
      'select',
      { 'aria-label': t('rule.material'), onchange: () => change(concept, { material: kind.value }) },
      preset.materials.map(name => h('option', { value: name }, named('material', name))),
    );
    return {
      nodes: [kind],
      update(now) {
        kind.value = now.material;
      },
    };
  }

  update();
  return { node, update };
}
