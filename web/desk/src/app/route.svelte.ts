// Where in the desk we are. Addresses are those of the browser, so that
// everything can be linked to, gone back from and opened in another tab.

export const root = '/desk';

class Place {
  path = $state(here());
  query = $state(new URLSearchParams(location.search));

  constructor() {
    addEventListener('popstate', () => this.#look());
  }

  #look() {
    this.path = here();
    this.query = new URLSearchParams(location.search);
  }

  /** Asks whether this place may be left. */
  leave() {
    return [...guards].every((fn) => fn());
  }

  /** Goes to a path of the desk, such as "/articles/17". */
  go(to: string, how: 'push' | 'replace' = 'push') {
    if (!this.leave()) return;
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', root + to);
    this.#look();
    if (how === 'push') scrollTo(0, 0);
  }
}

function here() {
  return location.pathname.slice(root.length).replace(/\/$/, '') || '/';
}

type Guard = () => boolean;
const guards = new Set<Guard>();

/** Asks fn before a place is left; fn says false to stay. Returns how to stop asking. */
export function beforeLeaving(fn: Guard) {
  guards.add(fn);
  return () => { guards.delete(fn); };
}

export const place = new Place();

/** Makes a click on a link of the desk a step inside the app. */
export function follow(e: MouseEvent) {
  const link = (e.target as Element | null)?.closest?.('a');
  if (!link || e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
  const to = new URL(link.href, location.href);
  if (link.target || link.hasAttribute('download') || to.origin !== location.origin || !to.pathname.startsWith(root + '/')) return;
  e.preventDefault();
  place.go(to.pathname.slice(root.length) + to.search);
}
