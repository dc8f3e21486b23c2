// What can be done to the arrangement of a front: pure functions, each from
// one arrangement to another, so that any step can be undone by going back.

import type { components } from '../api/schema';

export type Container = components['schemas']['Container'];
export type Slot = components['schemas']['Slot'];
export type Backfill = components['schemas']['Backfill'];
export type Shape = Container['shape'];

/** Where a card stands: the index of its container and its index in there. */
export interface Spot { box: number; slot: number }

export const slotsOf = (box: Container | undefined): Slot[] => box?.slots ?? [];

/** Returns where an article stands as a card of its own. */
export function where(boxes: Container[], article: number): Spot | undefined {
  for (const [box, c] of boxes.entries()) {
    const slot = slotsOf(c).findIndex((s) => s.article === article);
    if (slot >= 0) return { box, slot };
  }
  return undefined;
}

export function cardAt(boxes: Container[], at: Spot): Slot | undefined {
  return slotsOf(boxes[at.box])[at.slot];
}

/** Changes one container. */
export function changeBox(boxes: Container[], box: number, change: (c: Container) => Container): Container[] {
  return boxes.map((c, i) => (i === box ? change(c) : c));
}

/** Changes one card. */
export function changeCard(boxes: Container[], at: Spot, change: (s: Slot) => Slot): Container[] {
  return changeBox(boxes, at.box, (c) => inOrder({ ...c, slots: slotsOf(c).map((s, i) => (i === at.slot ? change(s) : s)) }));
}

export function removeCard(boxes: Container[], at: Spot): Container[] {
  return changeBox(boxes, at.box, (c) => ({ ...c, slots: slotsOf(c).filter((_, i) => i !== at.slot) }));
}

/** Puts a card into a container before the one that stands at an index now. */
export function insertCard(boxes: Container[], card: Slot, to: Spot): Container[] {
  return changeBox(boxes, to.box, (c) => {
    const slots = slotsOf(c);
    const at = Math.min(to.slot, slots.length);
    const group = slots[at]?.group ?? slots[at - 1]?.group;
    return { ...c, slots: [...slots.slice(0, at), inGroup(card, group), ...slots.slice(at)] };
  });
}

/** Moves a card before the one that stands at an index now. */
export function moveCard(boxes: Container[], from: Spot, to: Spot): Container[] {
  const card = cardAt(boxes, from);
  if (!card) return boxes;
  const slot = from.box === to.box && from.slot < to.slot ? to.slot - 1 : to.slot;
  return insertCard(removeCard(boxes, from), card, { box: to.box, slot });
}

/** Puts an article on top of a container, or at its end; it leaves where it stood. */
export function putArticle(boxes: Container[], article: number, box: number, place: 'top' | 'end'): Container[] {
  const slot = place === 'top' ? 0 : slotsOf(boxes[box]).length;
  const from = where(boxes, article);
  if (from) return moveCard(boxes, from, { box, slot });
  return insertCard(boxes, { article }, { box, slot });
}

/** Moves a card one step up or down: past its neighbour, into the other group
 *  of its container, or into the next container. */
export function stepCard(boxes: Container[], at: Spot, step: 1 | -1): { boxes: Container[]; at: Spot } {
  const slots = slotsOf(boxes[at.box]);
  const card = slots[at.slot];
  const neighbour = slots[at.slot + step];
  if (!card) return { boxes, at };
  if (neighbour && (neighbour.group ?? '') !== (card.group ?? '')) {
    return { boxes: changeCard(boxes, at, (s) => inGroup(s, neighbour.group)), at };
  }
  if (neighbour) {
    const to = { box: at.box, slot: at.slot + step };
    return { boxes: moveCard(boxes, at, { ...to, slot: step > 0 ? to.slot + 1 : to.slot }), at: to };
  }
  const box = at.box + step;
  if (!boxes[box]) return { boxes, at };
  const to = { box, slot: step > 0 ? 0 : slotsOf(boxes[box]).length };
  return { boxes: moveCard(boxes, at, to), at: to };
}

export function moveBox(boxes: Container[], from: number, to: number): Container[] {
  const moved = boxes[from];
  if (!moved || to < 0 || to >= boxes.length) return boxes;
  const rest = boxes.filter((_, i) => i !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export function newBox(shape: Shape): Container {
  return { key: 'c-' + Math.random().toString(36).slice(2, 10), shape, slots: [] };
}

/** Makes a card big, or not. */
export function inGroup(card: Slot, group: Slot['group']): Slot {
  const { group: _, ...rest } = card;
  return group === 'big' ? { ...rest, group } : rest;
}

/** Sets a field of a card, or takes it away where it says nothing. */
export function withField<K extends keyof Slot>(card: Slot, key: K, value: Slot[K] | undefined): Slot {
  const { [key]: _, ...rest } = card;
  const none = value === undefined || value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0);
  return (none ? rest : { ...rest, [key]: value }) as Slot;
}

/** Puts the big cards of a container before the others. */
function inOrder(c: Container): Container {
  const slots = slotsOf(c);
  return { ...c, slots: [...slots.filter((s) => s.group === 'big'), ...slots.filter((s) => s.group !== 'big')] };
}
