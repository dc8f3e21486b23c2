// What staff say beside an article, thread by thread.

import { api, ask, reason } from '../api/client';
import type { Comment } from './types';

export interface Thread { first: Comment; answers: Comment[] }

export class Comments {
  all = $state.raw<Comment[]>([]);
  trouble = $state('');
  /** The words that a comment is being written on; empty for the whole article. */
  quoting = $state<string | undefined>();

  get threads(): Thread[] {
    return this.all.filter((c) => !c.reply_to).map((first) => ({ first, answers: this.all.filter((c) => c.reply_to === first.id) }));
  }
  get unsettled() { return this.threads.filter((t) => !t.first.resolved).length; }
  get marks() { return this.all.filter((c) => !c.reply_to).map((c) => ({ id: c.id, resolved: !!c.resolved })); }

  async load(article: number) {
    if (!article) return;
    try {
      this.all = (await ask(api.GET('/articles/{id}/comments', { params: { path: { id: article } } }))).items;
      this.trouble = '';
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  /** Does something to a comment. Returns what it became, or says why not. */
  async do<T>(deed: Promise<T>, article: number): Promise<T | undefined> {
    try {
      const done = await deed;
      await this.load(article);
      return done;
    } catch (e) {
      this.trouble = reason(e);
      return undefined;
    }
  }
}
