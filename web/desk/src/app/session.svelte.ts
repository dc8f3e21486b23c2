// Who is signed in here, and what they may do.

import { api, ask, onSignedOut, Refusal } from '../api/client';
import type { components } from '../api/schema';
import { inZone } from '../kit/time';
import { sheet } from '../help/sheet.svelte';
import { place, root } from './route.svelte';

export type Me = components['schemas']['Me'];

class Session {
  me = $state<Me | undefined>();
  /** waiting until we know; out when nobody is; lapsed when it ended under somebody's hands. */
  state = $state<'waiting' | 'in' | 'out' | 'lapsed' | 'unreachable'>('waiting');

  /** What can be done under one's own name in the menu. */
  get deeds(): { label: string; run: () => void }[] {
    return [
      { label: 'Your account', run: () => place.go('/account') },
      { label: 'Keyboard shortcuts', run: () => { sheet.open = true; } },
      { label: 'Sign out', run: () => void this.#signOut() },
    ];
  }

  /** Ends the session. The page is loaded anew, so that nothing of it stays in memory. */
  async #signOut() {
    if (!place.leave()) return;
    await api.DELETE('/session').catch(() => undefined);
    location.assign(root + '/');
  }

  async look() {
    try {
      this.me = await ask(api.GET('/me'));
      inZone(this.me.zone);
      this.state = 'in';
    } catch (e) {
      if (e instanceof Refusal && e.status === 401) this.state = this.me ? 'lapsed' : 'out';
      else this.state = 'unreachable';
    }
  }

  /** May this person do it somewhere in the paper? The server decides in the end. */
  may(right: string) {
    return this.me?.rights?.some((r) => r === right) ?? false;
  }
}

export const session = new Session();

onSignedOut(() => {
  if (session.state === 'in') session.state = 'lapsed';
});
