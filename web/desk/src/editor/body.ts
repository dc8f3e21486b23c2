// The body of an article as the API has it: the stored form of
// internal/richtext, version 1. block.go and text.go there say what each
// member means. Members that are empty are left out, except where a member
// below is not optional.

export interface Body {
  version: 1;
  blocks: Block[];
}

/** Is a line of running text. "\n" in it is a line break. */
export type Text = Span[];

export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
  sub?: boolean;
  sup?: boolean;
  link?: string; // http, https, mailto, or a path of the paper
  topic?: number; // mention of a topic
  lang?: string; // BCP 47, where it differs from the article's
  comment?: number; // that the desk wrote beside these words
}

export interface Item {
  text: Text | null;
  sub?: List;
}

export interface List {
  ordered?: boolean;
  start?: number;
  items: Item[];
}

export interface Picture {
  picture: number;
  caption?: Text;
  alt?: string;
  width?: string; // "wide" or "full"
}

export interface Cell {
  text?: Text;
  header?: boolean;
  col_span?: number;
  row_span?: number;
}

export interface Entry {
  date?: string; // "2026", "2026-11" or "2026-11-22"
  label?: string;
  text: Text | null;
}

/** Is what may stand in a fact box. */
export type Boxed =
  | { type: 'paragraph'; text: Text | null }
  | { type: 'heading'; level: number; text: Text | null }
  | ({ type: 'list' } & List);

export type Block =
  | Boxed
  | { type: 'quote'; text: Text[]; speaker?: string; role?: string; topic?: number; source?: string }
  | { type: 'pull_quote'; text: Text | null; speaker?: string }
  | ({ type: 'picture' } & Picture)
  | { type: 'gallery'; pictures: Picture[]; caption?: Text }
  | { type: 'table'; caption?: Text; rows: Cell[][] }
  | { type: 'fact_box'; title: string; blocks: Boxed[] }
  | { type: 'timeline'; title?: string; entries: Entry[] }
  | { type: 'embed'; url: string; provider?: string; title?: string; caption?: Text }
  | { type: 'audio'; blob?: string; url?: string; title?: string; caption?: Text }
  | { type: 'video'; blob?: string; url?: string; poster?: number; title?: string; caption?: Text }
  | { type: 'code'; lang?: string; text: string }
  | { type: 'divider' }
  | { type: 'legacy'; format: string; name?: string; source: string };

export type Kind = Block['type'];

/** Is the block of a kind. */
export type BlockOf<K extends Kind> = Extract<Block, { type: K }>;

/** Is what a new article has. */
export const emptyBody: Body = { version: 1, blocks: [] };
