// Everybody who has an account.

import { api, ask, reason } from '../api/client';
import type { components } from '../api/schema';

export type Colleague = components['schemas']['Colleague'];

class People {
  list = $state<Colleague[]>([]);
  loaded = $state(false);
  trouble = $state('');

  async load() {
    try {
      this.list = (await ask(api.GET('/staff'))).items;
      this.loaded = true;
      this.trouble = '';
    } catch (e) {
      this.trouble = reason(e);
    }
  }
}

export const people = new People();
