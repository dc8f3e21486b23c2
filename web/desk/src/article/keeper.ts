// Keeps what is typed: on this computer at once, in the newsroom after a pause
// of the fingers. It never sends two texts at a time, so that the order in
// which they were typed is the order in which they are saved, and it gives a
// text up only when the newsroom says under which number it has it.

import { offline, Refusal } from '../api/client';
import type { Kept, Shelf } from './shelf';
import type { Content } from './types';

/** What became of the text that was typed last. */
export type Keeping =
  | { is: 'saved'; at: Date | undefined } // the newsroom has it; undefined: nothing was typed here yet
  | { is: 'waiting' } // typed, and not sent yet
  | { is: 'saving' }
  | { is: 'kept'; why: 'offline' | 'signed out' } // on this computer, until the newsroom can be reached
  | { is: 'refused'; why: string } // it must be changed before it can be saved
  | { is: 'aside'; why: string }; // somebody else has the article; the newsroom keeps the text as a revision set aside

export interface Sent { article: number; head: number; version: number }

export interface Newsroom {
  /** Saves a text, or makes an article of it. Throws a Refusal. */
  send(text: Kept): Promise<Sent>;
}

export interface KeeperOptions {
  article: number;
  staff: number;
  base: number;
  shelf: Shelf;
  newsroom: Newsroom;
  told: (keeping: Keeping) => void;
  saved?: (sent: Sent) => void;
  now?: () => Date;
}

const pause = 1500; // milliseconds without a key
const longest = 9000; // of typing without a save
const patience = [2000, 5000, 10_000, 20_000]; // between tries to reach the newsroom

export class Keeper {
  base: number;
  article: number;
  #o: KeeperOptions;
  #key: string = crypto.randomUUID();
  #text: Content | undefined; // typed and not saved
  #since: number | undefined; // when the oldest unsaved word was typed
  #sending: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #shelving: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(o: KeeperOptions) {
    this.#o = o;
    this.base = o.base;
    this.article = o.article;
  }

  /** Whether something typed is not in the newsroom. */
  get unsaved(): boolean { return this.#text !== undefined; }

  /** Takes a text that was typed before, in a window that was closed. */
  resume(kept: Kept) {
    this.base = kept.base;
    this.#key = kept.key;
    this.typed(kept.content);
  }

  /** Takes what is typed now. */
  typed(content: Content) {
    this.#text = content;
    this.#since ??= Date.now();
    this.#shelve(content);
    this.#tell({ is: 'waiting' });
    this.#after(Math.min(pause, Math.max(0, this.#since + longest - Date.now())));
  }

  /** Sends what is unsaved now. Returns when the newsroom has answered. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#text && !this.#closed) {
      const before = this.#text;
      await (this.#sending ??= this.#send().finally(() => { this.#sending = undefined; }));
      if (this.#text === before) break; // it was not taken
    }
    return !this.unsaved;
  }

  /** Stops sending. What is unsaved stays on this computer. */
  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Gives the unsaved text up, because another one takes its place. */
  async drop(base: number) {
    clearTimeout(this.#timer);
    await this.#sending;
    this.#text = this.#since = undefined;
    this.base = base;
    await this.#clear(this.article);
    this.#tell({ is: 'saved', at: undefined });
  }

  async #send() {
    const content = this.#text;
    if (!content) return;
    this.#tell({ is: 'saving' });
    try {
      const sent = await this.#o.newsroom.send(this.#kept(content));
      await this.#took(content, sent);
    } catch (e) {
      await this.#failed(content, e);
    }
  }

  async #took(content: Content, sent: Sent) {
    const was = this.article;
    this.#tries = 0;
    this.base = sent.head;
    this.article = sent.article;
    this.#o.saved?.(sent);
    if (was !== sent.article) await this.#clear(was);
    if (this.#text !== content) { // more was typed in the meantime
      this.#since = Date.now();
      if (this.#text) this.#shelve(this.#text);
      this.#tell({ is: 'waiting' });
      return this.#after(pause);
    }
    this.#text = this.#since = undefined;
    await this.#clear(sent.article);
    this.#tell({ is: 'saved', at: this.#o.now?.() ?? new Date() });
  }

  async #failed(content: Content, thrown: unknown) {
    const status = thrown instanceof Refusal ? thrown.status : offline;
    const why = thrown instanceof Error ? thrown.message : '';
    switch (true) {
      case status === 401:
        return this.#tell({ is: 'kept', why: 'signed out' }); // flushed when somebody signs in
      case status === 409:
        if (this.#text === content) {
          this.#text = this.#since = undefined; // it is a revision in the newsroom now
          await this.#clear(this.article);
        }
        return this.#tell({ is: 'aside', why });
      case status === offline || status === 429 || status >= 500:
        this.#tell({ is: 'kept', why: 'offline' });
        return this.#after(patience[Math.min(this.#tries++, patience.length - 1)]!);
      default:
        return this.#tell({ is: 'refused', why });
    }
  }

  #after(milliseconds: number) {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  #tell(keeping: Keeping) {
    if (!this.#closed) this.#o.told(keeping);
  }

  #kept(content: Content): Kept {
    return {
      article: this.article, staff: this.#o.staff, base: this.base, content,
      at: (this.#o.now?.() ?? new Date()).toISOString(), key: this.#key,
    };
  }

  // One after the other: an older text must not end up over a newer one.
  #shelve(content: Content) {
    this.#shelving = this.#shelving.then(() => {
      if (this.#text === content) return this.#o.shelf.keep(this.#kept(content));
    }).catch(() => undefined); // a browser that keeps nothing still has a newsroom
  }

  async #clear(article: number) {
    this.#shelving = this.#shelving.then(() => this.#o.shelf.forget(this.#o.staff, article)).catch(() => undefined);
    await this.#shelving;
  }
}
