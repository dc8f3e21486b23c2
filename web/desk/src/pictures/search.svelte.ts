// A search in the library: what was asked, and what has been found so far.

import { api, ask, reason } from '../api/client';
import type { Filter, Picture } from './library';

export class Search {
  text = $state('');
  show = $state<Filter>('');
  found = $state.raw<Picture[]>([]);
  next = $state('');
  state = $state<'reading' | 'ready' | 'failed'>('reading');
  why = $state('');
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Looks again after a pause in typing. */
  typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), 200);
  }

  /** Reads the first page. */
  async look() {
    clearTimeout(this.#timer);
    await this.#read('');
  }

  /** Reads what follows. */
  async more() {
    if (this.next && this.state === 'ready') await this.#read(this.next);
  }

  /** Puts a picture that is new, or has changed, where it stands. */
  put(p: Picture) {
    const known = this.found.some((x) => x.id === p.id);
    this.found = known ? this.found.map((x) => (x.id === p.id ? p : x)) : [p, ...this.found];
  }

  drop(id: number) {
    this.found = this.found.filter((x) => x.id !== id);
  }

  async #read(after: string) {
    const asked = ++this.#asked;
    this.state = 'reading';
    try {
      const page = await ask(api.GET('/pictures', {
        params: {
          query: {
            limit: 60,
            ...(this.text.trim() ? { q: this.text.trim() } : {}),
            ...(this.show ? { show: this.show } : {}),
            ...(after ? { after } : {}),
          },
        },
      }));
      if (asked !== this.#asked) return; // a newer question is on its way
      this.found = after ? [...this.found, ...page.items] : page.items;
      this.next = page.next ?? '';
      this.state = 'ready';
    } catch (e) {
      if (asked !== this.#asked) return;
      this.why = reason(e);
      this.state = 'failed';
    }
  }
}
