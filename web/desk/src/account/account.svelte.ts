// What opens one's own account, and where it is open.

import { api, ask, reason } from '../api/client';
import type { components } from '../api/schema';

export type Own = components['schemas']['Account'];

class Account {
  own = $state<Own | undefined>();
  trouble = $state('');
  /** Recovery codes that were just made, to be shown once. */
  codes = $state<string[]>([]);
  /** What waits for the password. */
  asking = $state<{ done: (proved: boolean) => void } | undefined>();

  async load() {
    try {
      this.own = await ask(api.GET('/me/account'));
      this.trouble = '';
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  /** Asks for the password if it was not given for a while. Says whether we may go on. */
  async proved(): Promise<boolean> {
    const until = new Date(this.own?.proved_until ?? 0).getTime();
    if (until > Date.now() + 5000) return true;
    return new Promise((done) => { this.asking = { done }; });
  }
}

export const account = new Account();
