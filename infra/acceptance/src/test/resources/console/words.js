import { equal } from './checks.js';
import en from '/console/words/en.js';
import ko from '/console/words/ko.js';

/** What comes from the API under names of its own: English shows the names as they are. */
const NAMES = /^(concept|swatch|material)\./;
const holes = text => [...text.matchAll(/\{\w+\}/g)].map(match => match[0]).sort();

export default {
  'both languages say the same things'() {
    equal(
      Object.keys(ko)
        .filter(key => !NAMES.test(key))
        .sort(),
      Object.keys(en).sort(),
    );
    for (const key of Object.keys(en)) equal(holes(ko[key]), holes(en[key]), key);
  },
};
