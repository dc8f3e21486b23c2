import { SvelteMap } from 'svelte/reactivity';

/** Things by their number, each asked for once and then kept. */
export class Shelf<T> {
  #things = new SvelteMap<number, T | undefined>();
  #asked = new Set<number>();
  #ask: ((id: number) => Promise<T | undefined>) | undefined;

  constructor(ask: ((id: number) => Promise<T | undefined>) | undefined) {
    this.#ask = ask;
  }

  /** Returns the thing if it is here, and sees to it that it will be. */
  get(id: number): T | undefined {
    if (id && !this.#asked.has(id)) void this.#fetch(id);
    return this.#things.get(id);
  }

  /** Reports whether there is no such thing. */
  lacks(id: number): boolean {
    return this.#things.has(id) && this.#things.get(id) === undefined;
  }

  put(id: number, thing: T) {
    this.#asked.add(id);
    this.#things.set(id, thing);
  }

  async #fetch(id: number) {
    this.#asked.add(id);
    try {
      this.#things.set(id, await this.#ask?.(id));
    } catch {
      this.#asked.delete(id); // no connection: asked again when it is shown again
    }
  }
}
