// One thing in a form of its own: a topic, an author.

import { reason, Refusal } from '../api/client';

export class One<T extends object> {
  draft = $state<T>();
  faults = $state<Record<string, string>>({});
  trouble = $state('');
  busy = $state(false);
  saved = $state(false);
  #seen = $state.raw('');

  get dirty() {
    return this.draft !== undefined && JSON.stringify(this.draft) !== this.#seen;
  }

  take(x: T) {
    this.draft = structuredClone(x);
    this.#seen = JSON.stringify(x);
    [this.faults, this.trouble] = [{}, ''];
  }

  /** Puts what get returns into the form. */
  async load(get: Promise<T>) {
    try {
      this.take(await get);
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  /** Saves the form with put, and takes what comes back. */
  async save(put: (x: T) => Promise<T>): Promise<T | undefined> {
    if (!this.draft) return undefined;
    this.busy = true;
    this.saved = false;
    try {
      const kept = await put($state.snapshot(this.draft) as T);
      this.take(kept);
      this.saved = true;
      return kept;
    } catch (e) {
      [this.trouble, this.faults] = [reason(e), e instanceof Refusal ? e.faults : {}];
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
