// What the canvas asks of the desk around it. It fetches nothing itself. Every
// hook but the ones for pictures may be left out; what needs it is then not
// offered.
import type { Body } from './body';

/** A picture of the library as the canvas shows it. */
export interface PictureInfo {
  id: number;
  src: string; // of a rendition about as wide as the text
  alt: string;
  caption: string;
  credit: string;
}

/** An article that a link can lead to. */
export interface ArticleInfo {
  path: string; // on the paper, such as "/city/the-bridge"
  headline: string;
  state: string; // in words: "live", "scheduled"
  detail?: string; // what tells it from others: its section and date
}

export interface TopicInfo {
  id: number;
  name: string;
  kind: string; // "person", "place" and so on
}

/** A comment whose words the canvas marks. */
export interface CommentInfo {
  id: number;
  resolved?: boolean; // its words are then not marked any more
}

/** What was selected when a comment was asked for. */
export interface CommentRequest {
  text: string;
}

export interface Hooks {
  /** Tells about a picture; undefined if there is none of that number. */
  picture(id: number): Promise<PictureInfo | undefined>;
  /** Lets a person choose pictures; none if they change their mind. */
  pickPicture(how: { many: boolean }): Promise<PictureInfo[]>;
  /** Sends a picture to the library. Progress goes from 0 to 1. What it throws is shown with its message. */
  uploadPicture?(file: File, progress: (done: number) => void): Promise<PictureInfo>;
  /** Cleans HTML from elsewhere down to blocks: POST /api/v1/paste. */
  cleanPaste?(html: string): Promise<Body>;
  findArticles?(query: string): Promise<ArticleInfo[]>;
  /** Tells which article is at a path of the paper. */
  articleAt?(path: string): Promise<ArticleInfo | undefined>;
  findTopics?(query: string): Promise<TopicInfo[]>;
  topic?(id: number): Promise<TopicInfo | undefined>;
  /** Says whether a deed, by its name, is offered here at all; without it every one is. */
  offers?(deed: string): boolean;
  /** Begins a comment on the selected words. The desk answers with addComment or dropComment. */
  onComment?(on: CommentRequest): void;
}
