// What can be done to articles from the list: which deeds, by whom, and how
// they are asked for.

import { api, ask } from '../api/client';
import type { components } from '../api/schema';
import { session } from '../app/session.svelte';
import type { Row, State } from './question';

export type DeedName = components['schemas']['BulkOrder']['deed'];
export type Outcome = components['schemas']['BulkOutcome'];
export interface Details { assignee?: number; desk?: number; at?: string; note?: string }

interface Deed {
  name: DeedName;
  label: string;
  done: string; // what is said of one article afterwards
  from: State[];
  right: string;
  writing?: boolean; // takes one right more if somebody else has the article
  asks?: 'person' | 'desk' | 'due' | 'time' | 'note'; // what must be known first
  danger?: boolean;
}

const open: State[] = ['draft', 'submitted', 'ready', 'scheduled', 'live', 'withdrawn'];

export const deeds: Deed[] = [
  { name: 'submit', label: 'Submit', done: 'Submitted', from: ['draft'], right: 'submit', writing: true },
  { name: 'ready', label: 'Mark ready', done: 'Marked ready', from: ['submitted'], right: 'approve' },
  { name: 'send_back', label: 'Send back…', done: 'Sent back', from: ['submitted', 'ready'], right: 'approve', asks: 'note' },
  { name: 'publish', label: 'Publish now', done: 'Published', from: ['ready', 'scheduled'], right: 'publish' },
  { name: 'schedule', label: 'Schedule…', done: 'Scheduled', from: ['ready', 'scheduled'], right: 'schedule', asks: 'time' },
  { name: 'unschedule', label: 'Take off the schedule', done: 'Taken off the schedule', from: ['scheduled'], right: 'schedule' },
  { name: 'assign', label: 'Assign…', done: 'Assigned', from: open, right: 'write', writing: true, asks: 'person' },
  { name: 'move', label: 'Move to a desk…', done: 'Moved', from: open, right: 'write', writing: true, asks: 'desk' },
  { name: 'set_due', label: 'Set when it is due…', done: 'Due time set', from: open, right: 'write', writing: true, asks: 'due' },
  { name: 'spike', label: 'Spike', done: 'Spiked', from: ['draft', 'submitted'], right: 'write', writing: true, danger: true },
  { name: 'unspike', label: 'Take off the spike', done: 'Taken off the spike', from: ['spiked'], right: 'write', writing: true },
];

export function deed(name: DeedName): Deed {
  return deeds.find((d) => d.name === name) as Deed;
}

/** The deeds that may be offered for all of these rows. */
export function offered(rows: Row[]): Deed[] {
  return deeds.filter((d) => rows.length > 0 && rows.every((r) => may(d, r)));
}

function may(d: Deed, row: Row): boolean {
  return d.from.includes(row.state) && session.may(d.right)
    && (!d.writing || row.assignee?.id === session.me?.id || session.may('edit_others'));
}

/** The deed that brings an article from one column of the board to another. */
export function between(from: State, to: State): DeedName | undefined {
  const ways: Partial<Record<State, Partial<Record<State, DeedName>>>> = {
    draft: { submitted: 'submit', spiked: 'spike' },
    submitted: { draft: 'send_back', ready: 'ready', spiked: 'spike' },
    ready: { submitted: 'send_back', scheduled: 'schedule', live: 'publish' },
    scheduled: { ready: 'unschedule', live: 'publish' },
    spiked: { draft: 'unspike' },
  };
  return ways[from]?.[to];
}

/** Does it. Each article is answered for itself. */
export async function carryOut(name: DeedName, rows: Row[], details: Details = {}): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < rows.length; at += most) {
    const articles = rows.slice(at, at + most).map(({ id, version }) => ({ id, version }));
    const answer = await ask(api.POST('/articles/bulk', {
      body: { deed: name, articles, ...details },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    }));
    outcomes.push(...answer.items);
  }
  return outcomes;
}

const most = 200; // in one order
