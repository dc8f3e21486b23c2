// What the canvas asks of the newsroom.

import { api, ask } from '../api/client';
import type { Body } from '../editor/body';
import type { Hooks, PictureInfo, TopicInfo } from '../editor/hooks';
import { findAt, findLinks } from './find';
import { type Picture, send } from '../pictures/library';
import { picking } from './picking.svelte';

async function look(id: number): Promise<PictureInfo | undefined> {
  const p = await ask(api.GET('/pictures/{id}', { params: { path: { id } } })).catch(() => undefined);
  return p && infoOf(p);
}

/** A picture of the library as the canvas shows it. */
export function infoOf(p: Picture): PictureInfo {
  return { id: p.id, src: p.src, alt: p.alt, caption: p.caption, credit: p.credit };
}

export const hooks: Hooks = {
  picture: look,
  pickPicture: ({ many }) => picking.ask(many),
  uploadPicture: async (file, progress) => infoOf((await send(file, { progress })).picture),
  findArticles: findLinks,
  articleAt: findAt,
  async cleanPaste(html) {
    return (await ask(api.POST('/paste', { body: { html } }))).body as Body;
  },
  async findTopics(query) {
    const { items } = await ask(api.GET('/topics', { params: { query: { q: query, limit: 20 } } }));
    return items as TopicInfo[];
  },
  async topic(id) {
    const { items } = await ask(api.GET('/topics', { params: { query: { ids: [id] } } }));
    return items[0] as TopicInfo | undefined;
  },
};
