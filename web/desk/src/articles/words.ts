// The words of the list for what the newsroom calls by short names.

import type { Fact, Kind, State } from './question';

export const stateWords: Record<State, string> = {
  draft: 'Draft', submitted: 'Submitted', ready: 'Ready', scheduled: 'Scheduled', live: 'Live',
  withdrawn: 'Withdrawn', spiked: 'Spiked',
};

export const kindWords: Record<Kind, string> = {
  news: 'News', report: 'Report', analysis: 'Analysis', explainer: 'Explainer', feature: 'Feature', interview: 'Interview',
  review: 'Review', opinion: 'Opinion', editorial: 'Editorial', obituary: 'Obituary', page: 'Standing page', advertorial: 'Advertorial',
};

export const factWords: Record<Fact, string> = {
  locked: 'Being written', embargo: 'Under embargo', next_version: 'Next version waiting',
};

/** "Mara Lindqvist" as "ML". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? words.at(-1)?.[0] ?? '' : '';
  return (first + last).toUpperCase();
}
