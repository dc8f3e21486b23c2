// What the canvas asks of the newsroom.

import { api, ask } from '../api/client';
import type { Body } from '../editor/body';
import type { Hooks, TopicInfo } from '../editor/hooks';

export const hooks: Hooks = {
  async picture() { return undefined; },
  async pickPicture() { return []; },
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
