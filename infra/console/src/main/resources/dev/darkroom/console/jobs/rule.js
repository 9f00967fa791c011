/** What is to happen to each concept of the photos. Pure: the form changes it, the call sends it. */

/** @typedef {{action: 'recolor' | 'tone' | 'texture' | 'remove', color: string, tone: string, strength: number, material: string}} Change */
/** @typedef {{changes: Record<string, Change>, protect: string[]}} Rule */

export const ACTIONS = /** @type {const} */ (['recolor', 'tone', 'texture', 'remove']);
export const TONES = ['warm', 'cool', 'bright', 'dark', 'muted', 'vivid'];

/** Nothing changes, and what the preset says is protected. @returns {Rule} */
export const ruleFor = preset => ({ changes: {}, protect: [...preset.protect_defaults] });

/** Takes a concept in, with the first colour and material as a start; or leaves it out again. @returns {Rule} */
export function toggled(rule, concept, preset) {
  const { [concept]: present, ...others } = rule.changes;
  if (present) return { ...rule, changes: others };
  const change = {
    action: 'recolor',
    color: Object.keys(preset.swatches).find(name => name === 'teal') ?? Object.keys(preset.swatches)[0] ?? '#2a6f97',
    tone: 'warm',
    strength: 60,
    material: preset.materials[0] ?? '',
  };
  return {
    changes: { ...rule.changes, [concept]: change },
    protect: rule.protect.filter(name => name !== concept),
  };
}

/** @param {Rule} rule @param {string} concept @param {Partial<Change>} change @returns {Rule} */
export const changed = (rule, concept, change) => ({
  ...rule,
  changes: { ...rule.changes, [concept]: { ...rule.changes[concept], ...change } },
});

/** Protects or stops to protect; what changes cannot be protected. @returns {Rule} */
export const protecting = (rule, name, on) => ({
  ...rule,
  protect: on ? [...new Set([...rule.protect, name])] : rule.protect.filter(other => other !== name),
});

/** Whether the rule changes anything. */
export const isEmpty = rule => Object.keys(rule.changes).length === 0;

/** The rule as the contract has it. */
export const execution = rule => ({
  concepts: Object.fromEntries(Object.entries(rule.changes).map(([concept, change]) => [concept, wire(change)])),
  protect: rule.protect,
});

function wire(change) {
  switch (change.action) {
    case 'recolor':
      return { action: 'recolor', value: change.color };
    case 'tone':
      return { action: 'tone', value: `${change.tone}:${change.strength}` };
    case 'texture':
      return { action: 'texture', value: change.material };
    default:
      return { action: 'remove' };
  }
}
