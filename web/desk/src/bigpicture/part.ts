// What each part of the big picture beside an article is given.

import type { OpenArticle } from '../article/article.svelte';
import type { Place } from '../editor/places';

/** The text on the screen, as far as a part may point at it. */
export interface Text {
  /** Marks the words of some places, selects the first and scrolls to it; the keyboard stays where it is. */
  show(...places: Place[]): void;
  /** Marks the words of a place as the mention of a topic. */
  mention(place: Place, topic: number): void;
  /** The selected words with their place, if they are in one line. */
  selected(): { place: Place; words: string } | undefined;
}

export interface PartProps { open: OpenArticle; text: Text }

/** One thing that can be done to a suggestion, with its key. "Enter" shows it in the text. */
export interface Deed {
  key: 'a' | 'x' | 'e' | 'u' | 'm' | 'n' | '1' | '2' | '3' | '4' | 'Enter';
  name: string; // "Confirm"
  does: () => unknown; // awaited, if there is something to wait for
}
