// Carries out deeds from the list and says what became of them.

import { reason } from '../api/client';
import { notices } from '../kit/notices.svelte';
import { carryOut, deed, type DeedName, type Details } from './deeds';
import type { Told } from './Outcomes.svelte';
import type { Row } from './question';

export class Doing {
  /** A deed that must be told more before it is done. */
  asked = $state<{ name: DeedName; rows: Row[] } | undefined>();
  /** What was refused. */
  told = $state<Told | undefined>();

  constructor(readonly after: () => void) {}

  /** Does it, or asks first. */
  begin(name: DeedName, rows: Row[]) {
    if (deed(name).asks) this.asked = { name, rows };
    else void this.run(name, rows);
  }

  run = async (name: DeedName, rows: Row[], details: Details = {}): Promise<void> => {
    try {
      const outcomes = await carryOut(name, rows, details);
      const refused = outcomes.filter((o) => !o.done).map((o) => ({
        id: o.id, headline: rows.find((r) => r.id === o.id)?.headline ?? '', why: o.refusal ?? '',
      }));
      const count = outcomes.length - refused.length;
      const [first] = refused;
      if (!first) notices.say(rows.length === 1 ? `${deed(name).done}.` : `${deed(name).done}: ${count} articles.`, 'good');
      else if (rows.length === 1) notices.say(first.why, 'bad');
      else this.told = { done: deed(name).done, count, refused };
    } catch (e) {
      notices.say(reason(e), 'bad');
    }
    this.after();
  };
}
