// What was typed and the newsroom does not have yet, kept on this computer.
// Each person has a copy of their own for each article, so that two people at
// one computer never meet each other's words.

import type { Content } from './types';

export interface Kept {
  article: number; // 0 for one that the newsroom has not seen
  staff: number;
  base: number; // the revision the text was begun from
  content: Content;
  at: string; // when it was typed
  key: string; // under which a new article is sent, so that it is made once
}

export interface Shelf {
  keep(text: Kept): Promise<void>;
  find(staff: number, article: number): Promise<Kept | undefined>;
  forget(staff: number, article: number): Promise<void>;
}

/** The shelf of this browser. Where it has none, texts are kept in memory. */
export function openShelf(): Shelf {
  return typeof indexedDB === 'undefined' ? new MemoryShelf() : new BrowserShelf();
}

const name = (staff: number, article: number) => `${staff}:${article}`;

class BrowserShelf implements Shelf {
  #db: Promise<IDBDatabase> | undefined;

  keep(text: Kept) {
    return this.#do('readwrite', (s) => s.put(text, name(text.staff, text.article))).then(() => undefined);
  }

  find(staff: number, article: number) {
    return this.#do<Kept | undefined>('readonly', (s) => s.get(name(staff, article)));
  }

  forget(staff: number, article: number) {
    return this.#do('readwrite', (s) => s.delete(name(staff, article))).then(() => undefined);
  }

  async #do<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const db = await (this.#db ??= open());
    return new Promise((done, failed) => {
      const change = db.transaction('texts', mode, { durability: 'strict' });
      const request = ask(change.objectStore('texts'));
      change.oncomplete = () => done(request.result);
      change.onerror = change.onabort = () => failed(change.error ?? new Error('The browser did not keep the text.'));
    });
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('courant-desk', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('texts');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('The browser keeps nothing.'));
  });
}

export class MemoryShelf implements Shelf {
  #texts = new Map<string, Kept>();

  async keep(text: Kept) { this.#texts.set(name(text.staff, text.article), text); }
  async find(staff: number, article: number) { return this.#texts.get(name(staff, article)); }
  async forget(staff: number, article: number) { this.#texts.delete(name(staff, article)); }
}
