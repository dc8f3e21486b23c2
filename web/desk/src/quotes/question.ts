// What the list of quotes is asked for, as it stands in the address.

import type { operations } from '../api/schema';
import { fromInput } from '../kit/time';

export type Asked = NonNullable<operations['list-quotes']['parameters']['query']>;

export const names = ['q', 'speaker', 'state', 'section', 'desk', 'from', 'until'] as const;
export type Name = (typeof names)[number];
export type Question = Record<Name, string>;

export function questionOf(query: URLSearchParams): Question {
  return Object.fromEntries(names.map((n) => [n, query.get(n) ?? ''])) as Question;
}

/** Returns a question as the API takes it; days are those of the paper, both included. */
export function asked(q: Question): Asked {
  const states = ['proposed', 'confirmed', 'refused'] as const;
  const state = states.find((s) => s === q.state);
  return {
    ...(q.q.trim() ? { q: q.q.trim() } : {}),
    ...(state ? { state } : {}),
    ...number('speaker', q.speaker),
    ...number('section', q.section),
    ...number('desk', q.desk),
    ...days(q.from, q.until),
  };
}

function number(name: 'speaker' | 'section' | 'desk', value: string) {
  return Number(value) > 0 ? { [name]: Number(value) } : {};
}

const day = /^\d{4}-\d\d-\d\d$/;

/** Returns the instants between which two days lie. */
export function days(from: string, until: string): { from?: string; until?: string } {
  return {
    ...(day.test(from) ? { from: fromInput(`${from}T00:00`) } : {}),
    ...(day.test(until) ? { until: fromInput(`${moved(until, 1)}T00:00`) } : {}),
  };
}

/** Returns the day so many days later. */
export function moved(from: string, by: number): string {
  const date = new Date(`${from}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
