// Letters and their issues as the desk speaks of them.

import type { components } from '../api/schema';

export type Letter = components['schemas']['Letter'];
export type LetterLine = components['schemas']['LetterLine'];
export type LetterForm = components['schemas']['LetterForm'];
export type Issue = components['schemas']['Issue'];
export type IssueLine = components['schemas']['IssueLine'];
export type Opening = components['schemas']['IssueOpening'];
export type Part = components['schemas']['IssuePart'];
export type Segment = components['schemas']['IssueSegment'];
export type Article = components['schemas']['IssueArticle'];
export type Figures = components['schemas']['IssueFigures'];
export type Look = components['schemas']['IssueLook'];
export type State = IssueLine['state'];

export const states: Record<State, string> = {
  draft: 'Draft', approved: 'Approved', scheduled: 'Scheduled', sending: 'Being sent', stopped: 'Stopped', sent: 'Sent',
};

export const moods: Record<State, 'plain' | 'good' | 'warn' | 'bad' | 'accent'> = {
  draft: 'plain', approved: 'accent', scheduled: 'accent', sending: 'warn', stopped: 'bad', sent: 'good',
};

/** The days of the week as people count them here, each with the number that machines give it. */
export const days = [
  [1, 'Mon', 'Monday'], [2, 'Tue', 'Tuesday'], [3, 'Wed', 'Wednesday'], [4, 'Thu', 'Thursday'], [5, 'Fri', 'Friday'], [6, 'Sat', 'Saturday'], [0, 'Sun', 'Sunday'],
] as const;

/** "Mon to Fri at 06:00", "Sat, Sun at 09:30"; empty without days. */
export function rhythm(letter: Pick<LetterForm, 'days' | 'minute'>): string {
  const on = days.flatMap(([n], i) => (letter.days.includes(n) ? [i] : []));
  if (!on.length) return '';
  const [first, last] = [on[0]!, on.at(-1)!];
  const run = on.length > 2 && last - first === on.length - 1;
  const words = on.length === 7 ? 'Every day' : run ? `${days[first]![1]} to ${days[last]![1]}` : on.map((i) => days[i]![1]).join(', ');
  return `${words} at ${clock(letter.minute)}`;
}

/** "06:05", for minutes after midnight. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of "06:05"; 0 for what is no time. */
export function minuteOf(text: string): number {
  const [h = 0, m = 0] = text.split(':').map(Number);
  return Number.isFinite(h * 60 + m) ? h * 60 + m : 0;
}

/** "1 reader", "1,204 readers". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** "2.1 %", of something; empty of nothing. */
export function share(n: number, of: number): string {
  return of ? `${((100 * n) / of).toLocaleString('en-GB', { maximumFractionDigits: 1 })} %` : '';
}

/** What the last issue came to, in one line. */
export function outcome(f: Figures): string {
  const bad = [
    f.refused + f.missed && count(f.refused + f.missed, 'refused', 'refused'), f.bounced && `${f.bounced} bounced`,
    f.left && `${f.left} left`, f.complained && count(f.complained, 'complaint'), f.unknown && `${f.unknown} uncertain`,
  ];
  return [`${f.accepted.toLocaleString('en-GB')} of ${f.readers.toLocaleString('en-GB')} delivered`, ...bad].filter(Boolean).join(', ');
}

/** May what stands in the issue still be changed? */
export const editable = (state: State) => state === 'draft';

/** Has its run begun? */
export const begun = (state: State) => state === 'sending' || state === 'stopped' || state === 'sent';
