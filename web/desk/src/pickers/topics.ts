// What the kinds of topic are called.

import type { components } from '../api/schema';

export type TopicKind = components['schemas']['Topic']['kind'];

export const kindWords: Record<TopicKind, string> = {
  person: 'person',
  organisation: 'organisation',
  place: 'place',
  event: 'event',
  subject: 'subject',
};
