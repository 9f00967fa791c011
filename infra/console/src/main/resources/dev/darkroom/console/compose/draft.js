/** A composition before it starts: words, objects, where they stand. Outlives a reload. */
import { keep, recall } from '../memory.js';
import { members } from '../store.js';

export const COLORS = [
  '#6366f1',
  '#8b5cf6',
  '#ec4899',
  '#f43f5e',
  '#ef4444',
  '#f59e0b',
  '#eab308',
  '#84cc16',
  '#22c55e',
  '#10b981',
];
/** What the contract takes. */
export const MAX_PROMPT = 2000;
export const MAX_LABEL = 100;
export const MAX_BOXES = 50;
export const SIZES = [256, 384, 512, 640, 768, 1024];
export const STEPS = { least: 1, most: 100 };

const BLANK = { prompt: '', objects: [], boxes: {}, selected: '', width: 512, height: 512, totalSteps: 20, seed: '' };

/** @returns {ReturnType<typeof members<any>>} */
export function newDraft() {
  const draft = members({ ...BLANK, ...recall('draft', {}), busy: '', problem: null });
  draft.subscribe(({ busy, problem, ...kept }) => keep('draft', kept));
  return draft;
}

/** Adds an object in the next colour, and selects it. */
export function added(state, label, id) {
  const color = COLORS[state.objects.length % COLORS.length];
  return { objects: [...state.objects, { id, label, color }], selected: id };
}

export function removed(state, id) {
  const { [id]: gone, ...boxes } = state.boxes;
  const objects = state.objects.filter(object => object.id !== id);
  return { objects, boxes, selected: state.selected === id ? (objects[0]?.id ?? '') : state.selected };
}

export const renamed = (state, id, label) => ({
  objects: state.objects.map(object => (object.id === id ? { ...object, label } : object)),
});

/** Sets an object's box, or takes it away. */
export function boxed(state, id, box) {
  const { [id]: before, ...others } = state.boxes;
  return { boxes: box ? { ...others, [id]: box } : others };
}

/** The draft as the contract has it. */
export function startRequest({ prompt, objects, boxes, width, height, totalSteps, seed }) {
  const named = objects.filter(object => object.label.trim() !== '');
  const request = { prompt: prompt.trim(), width, height, totalSteps };
  if (named.length) request.objects = named.map(object => ({ ...object, label: object.label.trim() }));
  const bboxes = named.filter(object => boxes[object.id]).map(object => ({ objectId: object.id, ...boxes[object.id] }));
  if (bboxes.length) request.bboxes = bboxes.slice(0, MAX_BOXES);
  if (seed !== '' && Number.isSafeInteger(Number(seed))) request.seed = Number(seed);
  return request;
}
