// The stories of a digest while an editor is at them.

import type { components } from '../api/schema';
import { toInput } from '../kit/time';

type Digest = Pick<components['schemas']['AudioDigest'], 'title' | 'intro' | 'outro' | 'stories' | 'publish_at'>;

/** A story as the editor wants it. Words are empty for those of the page. */
export interface Told { article: number; headline: string; text: string; confirm: boolean }

export interface Draft { title: string; intro: string; outro: string; publish: string; stories: Told[] }

/** What there is to edit of a digest. */
export function draftOf(d?: Digest): Draft {
  return {
    title: d?.title ?? '', intro: d?.intro ?? '', outro: d?.outro ?? '', publish: d?.publish_at ? toInput(d.publish_at) : '',
    stories: (d?.stories ?? []).map(({ article, headline, text }) => ({ article, headline, text, confirm: false })),
  };
}

/** The list with one of its items elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, list[from] as T);
}
