// Roles and the rights they are made of, as the newsroom names them.

import { api, ask, reason } from '../api/client';
import type { components } from '../api/schema';

export type Role = components['schemas']['Role'];
export type Post = components['schemas']['Post'];

class Rights {
  roles = $state<Role[]>([]);
  rights = $state<components['schemas']['RightInfo'][]>([]);
  trouble = $state('');

  async load() {
    try {
      const found = await ask(api.GET('/roles'));
      this.roles = found.roles;
      this.rights = found.rights;
      this.trouble = '';
    } catch (e) {
      this.trouble = reason(e);
    }
  }

  name(role: string): string {
    return this.roles.find((r) => r.role === role)?.name ?? role.replaceAll('_', ' ');
  }
}

export const rights = new Rights();

/** Returns what a right is leave for, as words. */
export function right(key: string): string {
  if (!rights.rights.length && !rights.trouble) void rights.load();
  return rights.rights.find((r) => r.right === key)?.words ?? key.replaceAll('_', ' ');
}
