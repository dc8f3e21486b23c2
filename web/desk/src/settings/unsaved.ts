// Whoever leaves with something unsaved is asked first.

import { beforeLeaving } from '../app/route.svelte';

/** Asks before a place or the window is left while dirty says so; for $effect. */
export function guardUnsaved(dirty: () => boolean) {
  const stop = beforeLeaving(() => !dirty() || confirm('You have changes that are not saved. Leave without them?'));
  const closing = (e: BeforeUnloadEvent) => {
    if (dirty()) e.preventDefault();
  };
  addEventListener('beforeunload', closing);
  return () => {
    stop();
    removeEventListener('beforeunload', closing);
  };
}
