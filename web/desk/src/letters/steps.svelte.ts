// The steps of an issue on its way to readers: which can be taken now, and
// what each asks first.

import { api, ask } from '../api/client';
import type { Bench } from './bench.svelte';
import type { Issue, State } from './letters';

export type Asked = 'test' | 'approve' | 'reopen' | 'schedule' | 'unschedule' | 'send' | 'stop' | 'go-on' | 'give-up' | 'drop';

export interface Step { name: Asked; label: string; about?: string; danger?: boolean }

const test: Step = { name: 'test', label: 'Send a test…' };
const drop: Step = { name: 'drop', label: 'Drop the issue…', danger: true };

interface Offer { main?: Step; plain: Step[]; more: Step[] }

const offers: Record<State, Offer> = {
  draft: { main: { name: 'approve', label: 'Approve…' }, plain: [test], more: [drop] },
  approved: {
    main: { name: 'send', label: 'Send now…' }, plain: [{ name: 'schedule', label: 'Schedule…' }],
    more: [test, { name: 'reopen', label: 'Take the approval back', about: 'To go on composing' }, drop],
  },
  scheduled: {
    plain: [{ name: 'unschedule', label: 'Take it off the schedule' }],
    more: [test, { name: 'schedule', label: 'Move the schedule…' }, { name: 'send', label: 'Send now…' }],
  },
  sending: { plain: [{ name: 'stop', label: 'Stop', danger: true }], more: [] },
  stopped: { main: { name: 'go-on', label: 'Go on…' }, plain: [{ name: 'give-up', label: 'Give up…', danger: true }], more: [] },
  sent: { plain: [], more: [] },
};

export class Steps {
  #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  get #offer(): Offer { return offers[this.#bench.issue?.state ?? 'sent']; }
  get main() { return this.#offer.main; }
  get plain() { return this.#offer.plain; }
  get more() { return this.#offer.more; }

  /** Does a step that asks for nothing but a yes. Returns why it was refused. */
  take(name: Exclude<Asked, 'test' | 'schedule' | 'drop'>): Promise<string | undefined> {
    const verbs = { approve: 'approve', reopen: 'reopen', unschedule: 'unschedule', send: 'send', stop: 'stop', 'go-on': 'send', 'give-up': 'give-up' } as const;
    return this.#bench.deed((id, version) => ask(api.POST(`/issues/{id}/${verbs[name]}`, { params: { path: { id } }, body: { version } })) as Promise<Issue>);
  }

  schedule(at: string): Promise<string | undefined> {
    return this.#bench.deed((id, version) => ask(api.POST('/issues/{id}/schedule', { params: { path: { id } }, body: { version, at } })));
  }
}
