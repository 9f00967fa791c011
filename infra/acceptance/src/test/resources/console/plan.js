import { chance, equal, holds } from './checks.js';
import { arrow, between, cornered, fitted, moved, placed, resized, SMALLEST } from '/console/compose/boxes.js';
import { added, boxed, removed, startRequest } from '/console/compose/draft.js';
import { lack, newEntry, wire } from '/console/compose/feedback.js';

const within = box =>
  box.x >= 0 &&
  box.y >= 0 &&
  box.x + box.width <= 1 &&
  box.y + box.height <= 1 &&
  box.width >= SMALLEST &&
  box.height >= SMALLEST;

export default {
  'whatever is drawn, dragged or typed, a box stays on the sheet'() {
    const below = chance(7);
    const any = () => below(4000) / 1000 - 1.5;
    let box = placed(0);
    for (let i = 0; i < 20_000; i++) {
      box = [
        () => fitted({ x: any(), y: any(), width: any(), height: any() }),
        () => between({ x: any(), y: any() }, { x: any(), y: any() }),
        () => moved(box, any(), any()),
        () => resized(box, any(), any()),
        () => cornered(box, ['nw', 'ne', 'sw', 'se'][below(4)], { x: any(), y: any() }),
        () => placed(below(30)),
      ][below(6)]();
      holds(within(box), JSON.stringify(box));
    }
  },

  'keys move by a step'() {
    equal(moved({ x: 0.2, y: 0.2, width: 0.3, height: 0.3 }, ...arrow('ArrowRight')), {
      x: 0.22,
      y: 0.2,
      width: 0.3,
      height: 0.3,
    });
    equal(arrow('a'), null);
  },

  'a start is what the contract takes'() {
    let state = {
      prompt: ' a boat ',
      objects: [],
      boxes: {},
      selected: '',
      width: 512,
      height: 256,
      totalSteps: 20,
      seed: '',
    };
    equal(startRequest(state), { prompt: 'a boat', width: 512, height: 256, totalSteps: 20 });
    state = { ...state, ...added(state, 'boat', 'o1') };
    state = { ...state, ...added(state, ' ', 'o2') };
    state = { ...state, ...boxed(state, 'o1', { x: 0, y: 0, width: 0.5, height: 0.5 }) };
    state = { ...state, ...boxed(state, 'o2', placed(1)), seed: '42' };
    equal(startRequest(state), {
      prompt: 'a boat',
      width: 512,
      height: 256,
      totalSteps: 20,
      objects: [{ id: 'o1', label: 'boat', color: '#6366f1' }],
      bboxes: [{ objectId: 'o1', x: 0, y: 0, width: 0.5, height: 0.5 }],
      seed: 42,
    });
    state = { ...state, ...removed(state, 'o1') };
    equal([state.objects.length, Object.keys(state.boxes), state.selected], [1, ['o2'], 'o2']);
  },

  'feedback says what it lacks and sends only what its kind has'() {
    const entry = newEntry('f1');
    equal(lack(entry), 'feedback.needsText');
    equal(lack({ ...entry, text: 'x', area: 'bbox' }), 'feedback.needsBox');
    equal(lack({ ...entry, text: 'x', area: 'point' }), 'feedback.needsPoint');
    equal(lack({ ...entry, type: 'image' }), 'feedback.needsImage');
    const box = { x: 0, y: 0, width: 0.1, height: 0.1 };
    equal(wire([{ ...entry, text: ' brighter ', bbox: box, imageUrl: 'http://x' }], 5), [
      { id: 'f1', area: 'full', type: 'text', timestamp: 5, text: 'brighter' },
    ]);
    equal(wire([{ ...entry, type: 'image', area: 'bbox', text: 'no', bbox: box, imageUrl: 'http://x' }], 5), [
      { id: 'f1', area: 'bbox', type: 'image', timestamp: 5, imageUrl: 'http://x', bbox: box },
    ]);
  },
};
