// What an editor is told beside a card: facts in a few words.

import { away, when } from '../kit/time';
import type { Backfill } from './arrangement';
import type { Article, Bench } from './bench.svelte';

export function facts(a: Article | undefined): string[] {
  if (!a) return [];
  const list: string[] = [];
  if (a.public && a.publish_at) list.push(`live since ${when(a.publish_at)}`, old(a.publish_at));
  else list.push(state(a));
  if (a.updated_at) list.push(`updated ${when(a.updated_at)}`);
  if (a.words) list.push(`${a.words} words`);
  if (a.corrections) list.push(a.corrections === 1 ? '1 correction' : `${a.corrections} corrections`);
  return list;
}

function old(at: string): string {
  return away(at).replace(' ago', ' old').replace('yesterday', '1 day old').replace(/^now$/, 'new');
}

export function state(a: Article): string {
  if (a.state === 'scheduled' && a.publish_at) return `scheduled for ${when(a.publish_at)}`;
  if (a.embargo && new Date(a.embargo) > new Date()) return `embargo until ${when(a.embargo)}`;
  return a.state;
}

export const kinds = [
  'news', 'report', 'analysis', 'explainer', 'feature', 'interview', 'review', 'opinion', 'editorial', 'obituary', 'advertorial',
] as const;

export const ages: [number, string][] = [
  [0, 'of any age'], [3, 'of the last 3 hours'], [12, 'of the last 12 hours'], [24, 'of the last day'], [72, 'of the last 3 days'], [168, 'of the last week'],
  [720, 'of the last 30 days'],
];

/** "the newest of World about Harbour, at most 4, but not …" */
export function filling(b: Backfill, bench: Bench, section: (id: number) => string): string {
  let s = 'The newest';
  if (b.kinds?.length) s += ' ' + b.kinds.join(' or ');
  if (b.section) s += ` of ${section(b.section)}`;
  if (b.topic) s += ` about ${bench.nameOf('topic', b.topic)}`;
  if (b.author) s += ` by ${bench.nameOf('author', b.author)}`;
  if (b.max_age) s += `, ${ages.find(([h]) => h === b.max_age)?.[1] ?? `of the last ${b.max_age} hours`}`;
  s += `, at most ${b.limit}`;
  const not = [
    ...(b.without_topics ?? []).map((id) => `about ${bench.nameOf('topic', id)}`),
    ...(b.without ?? []).map((id) => `“${bench.headline(id)}”`),
  ];
  return not.length ? `${s}, but not ${not.join(', ')}.` : `${s}.`;
}
