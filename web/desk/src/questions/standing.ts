// What a question is called, and how it stands.

import type { components } from '../api/schema';
import { toInput } from '../kit/time';

export type Question = components['schemas']['Question'];
export type Line = components['schemas']['QuestionLine'];
export type Suggestion = components['schemas']['QuestionSuggestion'];
export type Kind = Question['kind'];

export const kindWords: Record<Kind, string> = { yes_no: 'yes or no', which: 'who or which', number: 'a number', when: 'a day' };

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A day such as 2026-11-22, for people. */
export const dayWords = (iso: string) => (iso ? day.format(new Date(`${iso}T00:00:00Z`)) : '');

export const today = () => toInput(new Date()).slice(0, 10);

/** What became of a question, in a line. */
export function standing(q: Question, now = today()): string {
  if (q.state === 'answered') return `Answered ${dayWords(q.answered_on)}: ${q.kind === 'when' ? dayWords(q.answer) : q.answer}`;
  if (q.state === 'void') return 'Dropped';
  if (!q.due) return 'Open, no date';
  return q.due < now ? `Overdue since ${dayWords(q.due)}` : `Open, due ${dayWords(q.due)}`;
}

export const late = (q: Question) => q.state === 'open' && q.due !== '' && q.due < today();
