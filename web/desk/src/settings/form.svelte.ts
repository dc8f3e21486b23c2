// Some of the settings in a form: what was seen, what was typed, and what is
// wrong with it. Two publishers who change different settings at the same time
// do not disturb each other; of two who change the same ones, the second is
// asked.

import { api, ask, reason, Refusal } from '../api/client';
import type { components } from '../api/schema';

export type Settings = components['schemas']['Settings'];
export type Key = Exclude<keyof Settings, 'version' | '$schema'>;

export class Form<K extends Key> {
  seen = $state.raw<Settings>();
  draft = $state<Pick<Settings, K>>();
  faults = $state<Record<string, string>>({});
  trouble = $state('');
  busy = $state(false);
  saved = $state(false);
  #keys: K[];

  constructor(...keys: K[]) {
    this.#keys = keys;
  }

  get dirty() {
    return this.seen !== undefined && JSON.stringify(this.draft) !== JSON.stringify(this.#of(this.seen));
  }

  #of(s: Settings) {
    return Object.fromEntries(this.#keys.map((k) => [k, s[k]])) as unknown as Pick<Settings, K>;
  }

  /** Reads the settings; what was typed is gone. */
  async load() {
    try {
      this.#take(await ask(api.GET('/settings')));
      this.trouble = '';
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  #take(s: Settings) {
    this.seen = s;
    this.draft = structuredClone(this.#of(s));
    this.faults = {};
  }

  /** Saves what was typed and says whether that could be done. */
  async save(): Promise<boolean> {
    if (!this.seen || !this.draft) return false;
    this.busy = true;
    this.saved = false;
    try {
      this.#take(await this.#send(this.seen));
      this.trouble = '';
      this.saved = true;
      return true;
    } catch (e) {
      this.trouble = reason(e);
      this.faults = e instanceof Refusal ? e.faults : {};
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #send(seen: Settings): Promise<Settings> {
    const body = this.#change(seen.version);
    try {
      return await ask(api.PATCH('/settings', { body }));
    } catch (e) {
      if (!(e instanceof Refusal) || e.status !== 409) throw e;
    }
    const now = await ask(api.GET('/settings'));
    if (JSON.stringify(this.#of(now)) === JSON.stringify(this.#of(seen))) {
      return ask(api.PATCH('/settings', { body: { ...body, version: now.version } }));
    }
    throw new Refusal(409, 'Somebody else has changed the same settings since you opened them. What you typed is still here; undo your changes to see theirs.');
  }

  #change(version: number) {
    const draft = $state.snapshot(this.draft) as object;
    return { version, ...draft } as components['schemas']['SettingsChange'];
  }

  /** What the form would come to, without saving it. */
  preview() {
    return ask(api.POST('/settings/preview', { body: this.#change(0) }));
  }
}
