// The short lists of the paper that are chosen from everywhere: read once, and
// again when the settings change them.

import { api, ask, reason } from '../api/client';
import type { components } from '../api/schema';

export type Section = components['schemas']['Section'];
export type Desk = components['schemas']['Desk'];
export type Profile = components['schemas']['Profile'];

class List<T extends { id: number }> {
  items = $state.raw<T[]>([]);
  trouble = $state('');
  #read: () => Promise<{ items: T[] }>;
  #reading: Promise<void> | undefined;

  constructor(read: () => Promise<{ items: T[] }>) {
    this.#read = read;
  }

  /** Reads the list unless that was done; again says to do it anyway. */
  async load(again = false): Promise<void> {
    if (again || !this.#reading || this.trouble) {
      this.#reading = this.#read().then(
        (found) => { this.items = found.items; this.trouble = ''; },
        (e: unknown) => { this.trouble = reason(e); },
      );
    }
    return this.#reading;
  }

  find(id: number) {
    return this.items.find((x) => x.id === id);
  }
}

export const sections = new List<Section>(() => ask(api.GET('/sections')));
export const desks = new List<Desk>(() => ask(api.GET('/desks')));
export const profiles = new List<Profile>(() => ask(api.GET('/profiles')));

/** Sections with those below each after it, in the order of the menu. */
export function tree(all: Section[]): { section: Section; below: boolean }[] {
  return all
    .filter((top) => !top.parent)
    .flatMap((top) => [
      { section: top, below: false },
      ...all.filter((sub) => sub.parent === top.id).map((section) => ({ section, below: true })),
    ]);
}
