// Everything a person can do to the text, by where it is offered.
import { blockDeeds, textDeeds } from './blocks';
import type { Deed } from './deed';
import { markDeeds } from './marks';
import { addDeed, moveDeeds, textWideDeeds } from './move';

/** What the slash menu offers. */
export const insertable: Deed[] = [...textDeeds.filter((d) => d.help), ...blockDeeds];

export const allDeeds: Deed[] = [...markDeeds, ...textDeeds, ...blockDeeds, ...moveDeeds, ...textWideDeeds];

export { addDeed, blockDeeds, markDeeds, moveDeeds, textDeeds, textWideDeeds };
