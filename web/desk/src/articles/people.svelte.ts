// Everybody an article can be given to: read once.

import { api, ask } from '../api/client';
import type { components } from '../api/schema';

export type Person = components['schemas']['Person'];

class People {
  items = $state.raw<Person[]>([]);
  #reading: Promise<void> | undefined;

  load(): Promise<void> {
    this.#reading ??= ask(api.GET('/people')).then(
      (found) => { this.items = found.items; },
      () => { this.#reading = undefined; },
    );
    return this.#reading;
  }

  name(id: number): string {
    return this.items.find((p) => p.id === id)?.name ?? 'Somebody';
  }
}

export const people = new People();
