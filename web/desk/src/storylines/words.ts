// What the desk says of storylines.

import type { components } from '../api/schema';

type Storyline = components['schemas']['Storyline'];

const reasons: Record<string, string> = { link: 'links to it', alike: 'tells of the same', topics: 'shares its topics' };

/** Why an article is proposed: "tells of the same, shares its topics". */
export function reasonsIn(x: { reasons: string[] }): string {
  return x.reasons.map((r) => reasons[r] ?? r).join(', ');
}

export const paceWords: Record<Storyline['pace'], string> = { running: 'Running', quiet: 'Quiet', closed: 'Closed' };

/** "3 articles", "more than 100 articles". */
export function count(n: number, word: string, words = `${word}s`): string {
  return n >= 100 ? `more than 100 ${words}` : `${n} ${n === 1 ? word : words}`;
}
