// What the list is asked: in the address of the screen, in saved views and to
// the newsroom in the same words.

import type { components, operations } from '../api/schema';

export type Row = components['schemas']['ArticleRow'];
export type State = Row['state'];
type Asked = NonNullable<operations['list-articles']['parameters']['query']>;
export type Fact = NonNullable<Asked['fact']>[number];
export type Sort = NonNullable<Asked['sort']>;
export type Kind = NonNullable<Asked['kind']>;

export interface Question {
  state: State[];
  q: string;
  desk: number;
  section: number;
  assignee: string; // me, nobody, a number, or empty
  kind: Kind | '';
  fact: Fact[];
  late: boolean;
  today: boolean;
  sort: Sort;
  reverse: boolean;
}

export const states: State[] = ['draft', 'submitted', 'ready', 'scheduled', 'live', 'withdrawn', 'spiked'];
export const facts: Fact[] = ['locked', 'embargo', 'next_version'];
export const kinds: Kind[] = [
  'news', 'report', 'analysis', 'explainer', 'feature', 'interview', 'review', 'opinion', 'editorial', 'obituary', 'page', 'advertorial',
];

/** The question that asks nothing. */
export function anything(): Question {
  return {
    state: [], q: '', desk: 0, section: 0, assignee: '', kind: '', fact: [], late: false, today: false,
    sort: 'saved', reverse: false,
  };
}

/** Reads a question from an address; what it does not know it leaves out. */
export function read(from: URLSearchParams): Question {
  const some = <T extends string>(name: string, known: T[]) =>
    (from.get(name) ?? '').split(',').filter((x): x is T => known.some((k) => k === x));
  const number = (name: string) => Math.max(0, Math.trunc(Number(from.get(name)) || 0));
  const who = from.get('assignee') ?? '';
  return {
    state: some('state', states),
    q: (from.get('q') ?? '').slice(0, 200),
    desk: number('desk'),
    section: number('section'),
    assignee: /^(me|nobody|[1-9]\d{0,15})$/.test(who) ? who : '',
    kind: some('kind', kinds)[0] ?? '',
    fact: some('fact', facts),
    late: from.get('late') === 'true',
    today: from.get('today') === 'true',
    sort: some<Sort>('sort', ['saved', 'due', 'publish'])[0] ?? 'saved',
    reverse: from.get('reverse') === 'true',
  };
}

/** Writes a question into an address, without what it does not ask. */
export function write(q: Question): string {
  return Object.entries(asked(q)).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
}

/** The question as the newsroom takes it. */
export function asked(q: Question): Asked {
  return {
    ...(q.state.length ? { state: q.state } : {}),
    ...(q.q.trim() ? { q: q.q.trim() } : {}),
    ...(q.desk ? { desk: q.desk } : {}),
    ...(q.section ? { section: q.section } : {}),
    ...(q.assignee ? { assignee: q.assignee } : {}),
    ...(q.kind ? { kind: q.kind } : {}),
    ...(q.fact.length ? { fact: q.fact } : {}),
    ...(q.late ? { late: true } : {}),
    ...(q.today ? { today: true } : {}),
    ...(q.sort !== 'saved' ? { sort: q.sort } : {}),
    ...(q.reverse ? { reverse: true } : {}),
  };
}

/** Does the question narrow the list at all? Its order does not. */
export function narrows(q: Question): boolean {
  return write({ ...q, sort: 'saved', reverse: false }) !== '';
}

/** Would the newsroom list this row? Undefined where only it can tell. */
export function fits(row: Row, q: Question, me: number, now: Date = new Date()): boolean | undefined {
  if (q.state.length && !q.state.includes(row.state)) return false;
  if (q.desk && row.desk !== q.desk || q.section && row.section !== q.section) return false;
  if (q.kind && row.kind !== q.kind) return false;
  if (q.assignee === 'nobody' && row.assignee) return false;
  if (q.assignee === 'me' && row.assignee?.id !== me) return false;
  if (/^\d/.test(q.assignee) && row.assignee?.id !== Number(q.assignee)) return false;
  if (q.fact.includes('locked') && !row.writing) return false;
  if (q.fact.includes('embargo') && !(row.embargo && new Date(row.embargo) > now)) return false;
  if (q.fact.includes('next_version') && !row.next_version) return false;
  if (q.late && !late(row, now)) return false;
  if (q.sort === 'due' && !row.due || q.sort === 'publish' && !row.publish_at) return false;
  return q.q.trim() || q.today ? undefined : true;
}

/** Should it have been done by now? */
export function late(row: Row, now: Date = new Date()): boolean {
  return !!row.due && new Date(row.due) < now && ['draft', 'submitted', 'ready'].includes(row.state);
}
