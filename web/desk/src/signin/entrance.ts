// What may be known before signing in: the name of the paper, whether there is
// one, whether mail is sent.

import { api, ask } from '../api/client';
import type { components } from '../api/schema';

/** Returns what is known, or nothing if the newsroom does not answer. */
export async function entrance(): Promise<components['schemas']['Entrance'] | undefined> {
  return ask(api.GET('/entrance')).catch(() => undefined);
}

/** Returns the key behind the # of a link. It stays there until it is used, so that the page can be loaded again. */
export function keyOfLink(): string {
  return location.hash.slice(1);
}
