/** One picture, step by step: its plan, or the session that the address names. */
import { h, put } from '../dom.js';
import { newDraft } from './draft.js';
import { draftView } from './draft-view.js';
import { recentView } from './recent-view.js';
import { Session } from './session.js';
import { sessionView } from './session-view.js';

export function composePage() {
  const draft = newDraft();
  /** @type {Session | null} */
  let session = null;
  let close = () => {};

  /** The session goes on while another page is looked at. */
  function sessionOf(id) {
    if (session?.id !== id) {
      session?.close();
      session = new Session(id);
      session.open();
    }
    return session;
  }

  function started(answer, request) {
    session?.close();
    session = new Session(answer.sessionId);
    session.begin(answer, request);
    location.hash = `#compose/${answer.sessionId}`;
  }

  function removed() {
    session = null;
    location.hash = '#compose';
  }

  return {
    /** @param {string} id of a session; empty for a new one */
    mount(root, id) {
      const content = id
        ? sessionView(sessionOf(id), { onRemoved: removed })
        : draftView(draft, { onStarted: started });
      close = content.close;
      put(root, h('div', {}, content.node, !id && recentView()));
    },
    unmount: () => close(),
  };
}
