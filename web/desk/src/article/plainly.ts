// The verbs that need nothing but the article.

import { api, ask } from '../api/client';
import type { OpenArticle } from './article.svelte';

export type Plain = 'submit' | 'ready' | 'unschedule' | 'lift' | 'spike' | 'unspike';

const done: Record<Plain, string> = {
  submit: 'Submitted to the desk.', ready: 'Ready to be published.', unschedule: 'Off the schedule. It is ready.',
  lift: 'Open to readers, once it is published.', spike: 'Spiked. It can be taken off the spike.', unspike: 'A draft again.',
};

/** Does a verb. Returns why it was refused. */
export function plainly(open: OpenArticle, verb: Plain): Promise<string | undefined> {
  return open.do((id, version) => {
    const request = { params: { path: { id } }, body: { version } };
    switch (verb) {
      case 'submit': return ask(api.POST('/articles/{id}/submit', request));
      case 'ready': return ask(api.POST('/articles/{id}/ready', request));
      case 'unschedule': return ask(api.POST('/articles/{id}/unschedule', request));
      case 'lift': return ask(api.POST('/articles/{id}/lift', request));
      case 'spike': return ask(api.POST('/articles/{id}/spike', request));
      case 'unspike': return ask(api.POST('/articles/{id}/unspike', request));
    }
  }, done[verb]);
}

/** What is asked before a verb that somebody might regret. */
export const sureWords: Record<Plain, { title: string; action: string; text: string }> = {
  submit: { title: 'Submit', action: 'Submit', text: 'The desk gets it.' },
  ready: { title: 'Mark ready', action: 'Mark ready', text: 'It can be published then.' },
  unschedule: { title: 'Take it off the schedule?', action: 'Take it off', text: 'It does not go out by itself any more. It stays ready.' },
  lift: { title: 'Open it to readers?', action: 'Open it', text: 'It came from behind a password. Make sure that everybody may read it.' },
  spike: { title: 'Spike it?', action: 'Spike', text: 'It leaves the desk, but nothing is deleted: it can be taken off the spike.' },
  unspike: { title: 'Take it off the spike?', action: 'Take it off', text: 'It becomes a draft again.' },
};
