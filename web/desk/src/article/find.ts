// Finding other articles of the paper.

import { api, ask } from '../api/client';
import type { ArticleInfo } from '../editor/hooks';
import { when } from '../kit/time';

const headlines = (query: { q?: string; path?: string }) => ask(api.GET('/headlines', { params: { query } })).then((found) => found.items);

/** Articles that readers have, by words of their text, to choose one. */
export async function findLive(q: string): Promise<{ id: number; name: string }[]> {
  if (!q.trim()) return [];
  return (await headlines({ q })).map((h) => ({ id: h.article, name: h.headline }));
}

/** The same, to link to them. */
export async function findLinks(q: string): Promise<ArticleInfo[]> {
  if (!q.trim()) return [];
  return (await headlines({ q })).map((h) => ({ path: h.path, headline: h.headline, state: 'live', detail: when(h.publish_at) }));
}

/** The article at a path of the paper. */
export async function findAt(path: string): Promise<ArticleInfo | undefined> {
  const [h] = await headlines({ path });
  return h && { path: h.path, headline: h.headline, state: 'live', detail: when(h.publish_at) };
}
