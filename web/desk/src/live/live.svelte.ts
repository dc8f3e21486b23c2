// What others do, as it happens: server-sent events of the newsroom. Only a
// window that is looked at listens, so that many open tabs do not use up the
// connections of the browser; when it is looked at again it is told what it
// missed.

import type { components } from '../api/schema';
import { session } from '../app/session.svelte';

export type Row = components['schemas']['ArticleRow'];
export type ArticleEvent = components['schemas']['ArticleEvent'];
export type FrontEvent = components['schemas']['FrontEvent'];
export type Person = components['schemas']['Person'];

interface Heard {
  article: ArticleEvent;
  front: FrontEvent;
  missed: object;
}

type Ears = { [K in keyof Heard]: Set<(what: Heard[K]) => void> };

class Live {
  /** Who has which article open, by its number. */
  here = $state<Record<number, Person[]>>({});
  /** Are we told of what happens now? */
  on = $state(false);

  #ears: Ears = { article: new Set(), front: new Set(), missed: new Set() };
  #users = 0;
  #source: EventSource | undefined;
  #last = '';

  /** Listens as long as a component is on the screen; call it in $effect. */
  listen(): () => void {
    this.#users++;
    if (this.#users === 1) {
      document.addEventListener('visibilitychange', this.#look);
      this.#look();
    }
    return () => {
      this.#users--;
      if (this.#users > 0) return;
      document.removeEventListener('visibilitychange', this.#look);
      this.#close();
    };
  }

  /** Calls fn with everything of that name. Returns how to stop. */
  hear<K extends keyof Heard>(name: K, fn: (what: Heard[K]) => void): () => void {
    this.#ears[name].add(fn);
    return () => { this.#ears[name].delete(fn); };
  }

  #look = () => {
    if (document.visibilityState === 'hidden') this.#close();
    else if (!this.#source) this.#open();
  };

  #open() {
    const since = this.#last ? `?since=${this.#last}` : '';
    const source = new EventSource(`/api/v1/events${since}`);
    this.#source = source;
    this.here = {};
    source.onopen = () => { this.on = true; };
    source.onerror = () => {
      this.on = false;
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return; // it tries again by itself
      this.#source = undefined;
      void session.look(); // were we signed out?
      setTimeout(this.#again, 5000);
    };
    this.#on(source, 'article');
    this.#on(source, 'front');
    this.#on(source, 'missed');
    source.addEventListener('presence', (e) => {
      const p = JSON.parse(e.data) as components['schemas']['PresenceEvent'];
      this.here[p.article] = p.people;
    });
    source.addEventListener('signed_out', () => {
      this.#close();
      void session.look();
    });
  }

  #again = () => {
    if (this.#users > 0 && session.state === 'in') this.#look();
  };

  #on<K extends keyof Heard>(source: EventSource, name: K) {
    source.addEventListener(name, (e) => {
      if (e.lastEventId) this.#last = e.lastEventId;
      const what = JSON.parse(e.data) as Heard[K];
      for (const fn of this.#ears[name]) fn(what);
    });
  }

  #close() {
    this.#source?.close();
    this.#source = undefined;
    this.on = false;
  }
}

export const live = new Live();
