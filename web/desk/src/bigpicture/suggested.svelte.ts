// What the program suggests beside an article, and what became of it.

import { reason } from '../api/client';

export class Suggested<T> {
  items = $state.raw<T[]>([]);
  asked = $state(false);
  trouble = $state('');

  #find: (article: number) => Promise<T[]>;
  #turn = 0;

  constructor(find: (article: number) => Promise<T[]>) {
    this.#find = find;
  }

  /** Asks what is suggested now. An older answer never overtakes a newer one. */
  async load(article: number) {
    if (!article) return;
    const turn = ++this.#turn;
    try {
      const items = await this.#find(article);
      if (turn === this.#turn) [this.items, this.asked, this.trouble] = [items, true, ''];
    } catch (e) {
      if (turn === this.#turn) this.trouble = reason(e);
    }
  }

  /** Decides something, and asks anew. Reports whether it was done; if not, trouble says why. */
  async decide(article: number, deed: Promise<unknown>): Promise<boolean> {
    try {
      await deed;
    } catch (e) {
      this.trouble = reason(e);
      return false;
    }
    await this.load(article);
    return true;
  }
}
