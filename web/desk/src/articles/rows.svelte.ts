// Rows of the list, page by page, kept up to date by what others do. A row
// that changes stays where it is until the list is asked anew, so that nothing
// jumps under a hand.

import { api, ask, reason } from '../api/client';
import { session } from '../app/session.svelte';
import type { ArticleEvent } from '../live/live.svelte';
import { asked, fits, type Question, type Row } from './question';

const style = { querySerializer: { array: { style: 'form', explode: false } } } as const;

export class Rows {
  items = $state.raw<Row[]>([]);
  next = $state('');
  capped = $state(false);
  state = $state<'new' | 'loading' | 'ready' | 'failed'>('new');
  trouble = $state('');
  /** Rows that somebody else has just changed. */
  fresh = $state<Record<number, boolean>>({});

  #question: Question | undefined;
  #turn = 0; // of the last question; answers to earlier ones come too late
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly size: number) {}

  /** Asks anew. What is there stays until the answer comes. */
  async load(question: Question): Promise<void> {
    this.#question = question;
    await this.#read(question, '');
  }

  /** Reads the page that follows. */
  async more(): Promise<void> {
    if (this.#question && this.next && this.state !== 'loading') await this.#read(this.#question, this.next);
  }

  /** Asks the same again. */
  async again(): Promise<void> {
    if (this.#question) await this.#read(this.#question, '');
  }

  async #read(question: Question, after: string): Promise<void> {
    const turn = ++this.#turn;
    this.state = 'loading';
    try {
      const query = { ...asked(question), limit: this.size, ...(after ? { after } : {}) };
      const page = await ask(api.GET('/articles', { params: { query }, ...style }));
      if (turn !== this.#turn) return;
      this.items = after ? [...this.items, ...page.items] : page.items;
      this.next = page.next ?? '';
      this.capped = page.capped;
      this.state = 'ready';
    } catch (e) {
      if (turn !== this.#turn) return;
      this.trouble = reason(e);
      this.state = 'failed';
    }
  }

  /** Takes in what somebody did to an article. */
  heard(event: ArticleEvent) {
    if (!this.#question || this.state === 'new') return;
    const row = event.row;
    const at = this.items.findIndex((r) => r.id === row.id);
    const fit = fits(row, this.#question, session.me?.id ?? 0);
    if (fit === false) {
      if (at >= 0) this.items = this.items.filter((r) => r.id !== row.id);
    } else if (at >= 0) {
      this.items = this.items.map((r) => (r.id === row.id ? row : r));
      this.#mark(event);
    } else if (fit === undefined || this.#question.sort !== 'saved' || this.#question.reverse) {
      clearTimeout(this.#soon); // the newsroom knows whether and where
      this.#soon = setTimeout(() => void this.again(), 400);
    } else {
      this.items = [row, ...this.items];
      this.#mark(event);
    }
  }

  #mark({ row, staff }: ArticleEvent) {
    if (staff === session.me?.id) return;
    this.fresh[row.id] = true;
    setTimeout(() => { delete this.fresh[row.id]; }, 4000);
  }
}

/** Counts the articles of a question by state. */
export async function count(question: Question) {
  return ask(api.GET('/articles/counts', { params: { query: asked({ ...question, sort: 'saved', reverse: false }) }, ...style }));
}
