// Counting as internal/richtext/words.go counts, so that the footage at the
// desk is that of the reader's page. testdata/gazette.json holds both to it.
import type { Block, Body, Entry, List, Text } from './body';

export interface Stats {
  words: number;
  characters: number; // of the same text, with its spaces
  minutes: number; // to read it, in the language of the article
}

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const wordChar = /[\p{L}\p{Nd}\p{M}]/u;
const bridges = "'’.,-‑_:·\u00AD";
const joiners = '\u200C\u200D';

/**
 * Counts the words of s: runs of letters, marks and digits, which
 * may hold single apostrophes, hyphens, points and commas. Han characters and
 * kana count one by one.
 */
export function countWords(s: string): number {
  let n = 0;
  let inside = false; // a word
  let bridged = false; // the last character may join two halves of a word
  for (const c of s) {
    if (c >= '\u3040' && ideograph.test(c)) {
      n++;
      inside = bridged = false;
    } else if (joiners.includes(c)) {
      continue;
    } else if (wordChar.test(c)) {
      if (!inside) n++;
      inside = true;
      bridged = false;
    } else if (inside && !bridged && bridges.includes(c)) {
      bridged = true;
    } else {
      inside = bridged = false;
    }
  }
  return n;
}

interface Count {
  words: number;
  characters: number;
}

const counted = new WeakMap<Block, Count>();

/**
 * Measures what a reader of body reads from top to bottom. Blocks
 * that did not change since are not counted again.
 */
export function statsOf(body: Body, lang: string): Stats {
  let words = 0;
  let characters = 0;
  for (const block of body.blocks) {
    const count = counted.get(block) ?? countBlock(block);
    counted.set(block, count);
    words += count.words;
    characters += count.characters;
  }
  return { words, characters, minutes: minutesFor(words, lang) };
}

function countBlock(block: Block): Count {
  const lines = linesOf(block);
  return {
    words: lines.reduce((n, line) => n + countWords(line), 0),
    characters: lines.reduce((n, line) => n + [...line].length, 0),
  };
}

// linesOf returns the running text of a block. Captions, pull quotes, code and
// embeds stand beside the text or repeat it.
function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [plain(block.text)];
    case 'list':
      return linesOfList(block);
    case 'quote':
      return block.text.map(plain);
    case 'table':
      return [plain(block.caption), ...block.rows.flat().map((cell) => plain(cell.text))];
    case 'fact_box':
      return [block.title, ...block.blocks.flatMap(linesOf)];
    case 'timeline':
      return [block.title ?? '', ...block.entries.flatMap(linesOfEntry)];
    default:
      return [];
  }
}

function linesOfList(list: List): string[] {
  return list.items.flatMap((item) => [plain(item.text), ...(item.sub ? linesOfList(item.sub) : [])]);
}

function linesOfEntry(entry: Entry): string[] {
  return [entry.label ?? '', plain(entry.text)];
}

function plain(text: Text | null | undefined): string {
  return (text ?? []).map((span) => span.text).join('');
}

// Words per minute, in Chinese and Japanese characters per minute, as measured
// by Trauzettel-Klosinski and Dietz (IOVS 53, 2012).
const speeds: Record<string, number> = {
  ar: 138, de: 179, en: 228, es: 218, fi: 161, fr: 195, he: 187, it: 188, ja: 357,
  nl: 202, pl: 166, tr: 166, pt: 181, ru: 184, sl: 180, sv: 199, zh: 255,
};
const average = 184;

/**
 * Returns how long words take to read in the language, in whole
 * minutes, at least one unless there are none.
 */
export function minutesFor(words: number, lang: string): number {
  const language = lang.split('-')[0]!.toLowerCase();
  return Math.ceil(words / (speeds[language] ?? average));
}
