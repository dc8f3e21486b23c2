// Quotes by their names in the API, and what can be done to one.

import { api, ask } from '../api/client';
import type { components } from '../api/schema';
import type { Place } from '../editor/places';

type Schemas = components['schemas'];
export type Quote = Schemas['Quote'];
export type FoundQuote = Schemas['FoundQuote'];
export type Speaker = Schemas['Speaker'];
export type Balance = Schemas['QuoteBalance'];

export const stateWords: Record<Quote['state'], string> = { proposed: 'Proposed', confirmed: 'Confirmed', refused: 'Refused' };
export const stateMoods = { proposed: 'accent', confirmed: 'good', refused: 'plain' } as const;

const path = (q: Quote) => ({ params: { path: { id: q.article, mark: q.mark } } });

/** What becomes of a quote; each returns it as it stands then. */
export const confirm = (q: Quote) => ask(api.POST('/articles/{id}/quotes/{mark}/confirm', path(q)));
export const refuse = (q: Quote) => ask(api.POST('/articles/{id}/quotes/{mark}/refuse', path(q)));
export const undo = (q: Quote) => ask(api.POST('/articles/{id}/quotes/{mark}/undo', path(q)));

/** Says what a quote is: other words of the text at the desk, if there are places, and who said them. */
export const mend = (q: Quote, speaker: Speaker, places: Place[]) =>
  ask(api.POST('/articles/{id}/quotes/{mark}/mend', { ...path(q), body: { speaker, places } }));

export const add = (article: number, speaker: Speaker, places: Place[]) =>
  ask(api.POST('/articles/{id}/quotes', { params: { path: { id: article } }, body: { speaker, places } }));

/** Finds people and organisations, who alone can speak. */
export async function findSpeakers(q: string) {
  const { items } = await ask(api.GET('/topics', { params: { query: { q, limit: 50 } } }));
  return items.filter((t) => t.kind === 'person' || t.kind === 'organisation').slice(0, 20);
}

/** Says who said a quote, and as what. */
export function spoken(s: Speaker): string {
  return [s.name || 'Nobody is named', s.role].filter(Boolean).join(', ');
}
