// What the desk around the text works with, by its names in the API.

import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Article = Schemas['Article'];
export type Content = Schemas['Content'];
export type Verb = Schemas['Verb'];
export type VerbName = Verb['name'];
export type Check = Schemas['Check'];
export type Comment = Schemas['Comment'];
export type Receipt = Schemas['Receipt'];
export type RevisionLine = Schemas['RevisionLine'];
export type Comparison = Schemas['Comparison'];
export type Segment = Schemas['Segment'];
export type Byline = Schemas['Byline'];

/** A text that nobody has begun. */
export function emptyContent(): Content {
  return { kind: 'news', section: 0, slug: '', headline: '', body: { version: 1, blocks: [] } };
}
