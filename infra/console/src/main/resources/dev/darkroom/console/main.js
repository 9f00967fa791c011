/** The page's frame: which section is shown, in which language, in which light. */
import { set } from './dom.js';
import { keep } from './memory.js';
import { composePage } from './compose/page.js';
import { jobsPage } from './jobs/page.js';
import { currentLanguage, LANGUAGES, t, useLanguage } from './words.js';

const root = document.documentElement;
const content = /** @type {HTMLElement} */ (document.getElementById('content'));
const pages = { compose: composePage, jobs: jobsPage };
const made = {};
let current = null;

/** `#jobs/job_…`: the section and what is open in it. */
function address() {
  const [name, id = ''] = location.hash.slice(1).split('/');
  return { name: name in pages ? name : 'compose', id: /^[\w-]{1,100}$/.test(id) ? id : '' };
}

function show() {
  const { name, id } = address();
  current?.unmount();
  current = made[name] ??= pages[name]();
  current.mount(content, id);
  document.title = `${t(name)} · Darkroom`;
  for (const link of document.querySelectorAll('[data-page]')) {
    if (link.dataset.page === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function dress() {
  for (const node of document.querySelectorAll('[data-words]')) node.textContent = t(node.dataset.words);
  for (const node of document.querySelectorAll('[data-words-label]'))
    node.setAttribute('aria-label', t(node.dataset.wordsLabel));
  const other = otherLanguage();
  set(language, { 'aria-label': t('language'), lang: other });
  language.textContent = other === 'ko' ? '한국어' : 'English';
  set(theme, {
    'aria-label': t(isDark() ? 'theme.light' : 'theme.dark'),
    title: t(isDark() ? 'theme.light' : 'theme.dark'),
  });
  theme.textContent = isDark() ? '☀' : '☾';
}

const language = /** @type {HTMLElement} */ (document.getElementById('language'));
const theme = /** @type {HTMLElement} */ (document.getElementById('theme'));
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches);
const otherLanguage = () => LANGUAGES[(LANGUAGES.indexOf(currentLanguage()) + 1) % LANGUAGES.length];

language.onclick = async () => {
  await useLanguage(otherLanguage());
  dress();
  show();
};

theme.onclick = () => {
  const chosen = isDark() ? 'light' : 'dark';
  // whoever wants what the system wants follows the system from then on
  const isSystems = (chosen === 'dark') === prefersDark.matches;
  keep('theme', isSystems ? null : chosen);
  if (isSystems) delete root.dataset.theme;
  else root.dataset.theme = chosen;
  dress();
};

prefersDark.addEventListener('change', dress);
addEventListener('hashchange', () => {
  if (location.hash === '#content') return content.focus();
  show();
  content.focus({ preventScroll: true });
  scrollTo(0, 0);
});

await useLanguage();
dress();
show();
