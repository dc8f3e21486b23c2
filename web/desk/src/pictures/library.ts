// The library as the desk speaks of it, and the way a file takes into it.

import { api, ask, offline, Refusal } from '../api/client';
import type { components } from '../api/schema';

export type Picture = components['schemas']['Picture'];
export type Change = components['schemas']['PictureChange'];
export type Use = components['schemas']['PictureUse'];
export type FormerFile = components['schemas']['PictureFile'];
export type Rules = components['schemas']['PictureRules'];

/** What editors say about a picture before it can be published. */
export interface Words { credit: string; alt: string; caption: string; decorative: boolean }

export const filters = [
  { id: '', label: 'All pictures' },
  { id: 'lacking', label: 'Credit or alt text missing' },
  { id: 'expiring', label: 'Rights end within a month' },
  { id: 'expired', label: 'Rights have ended' },
  { id: 'rights', label: 'With a note on rights' },
  { id: 'unused', label: 'Not used' },
  { id: 'used', label: 'In use' },
  { id: 'machine', label: 'Made or changed by AI' },
] as const;

export type Filter = (typeof filters)[number]['id'];

let rules: Promise<Rules> | undefined;

/** What can be sent; asked once. */
export function readRules(): Promise<Rules> {
  rules ??= ask(api.GET('/picture-rules')).catch((e: unknown) => {
    rules = undefined;
    throw e;
  });
  return rules;
}

/** All that is kept of a picture, as it is sent back to be kept. */
export function changeOf(p: Picture): Change {
  const { version, name, caption, alt, decorative, credit, rights, persons, source_type, expires_at, focus, crops } = p;
  return { version, name, caption, alt, decorative, credit, rights, persons, source_type, focus, crops, ...(expires_at ? { expires_at } : {}) };
}

export function edit(id: number, change: Change): Promise<Picture> {
  return ask(api.PUT('/pictures/{id}', { params: { path: { id } }, body: change }));
}

/** Keeps words that were typed; a decorative picture has no alternative text. */
export function withWords(p: Picture, words: Words): Change {
  return { ...changeOf(p), ...words, alt: words.decorative ? '' : words.alt };
}

/** What to call a picture: what it shows, or its file. */
export function titleOf(p: Picture): string {
  return p.caption || p.alt || p.name || `Picture ${p.id}`;
}

/** What readers must not see yet, in a few words; empty for nothing. */
export function lacks(p: Pick<Picture, 'credit' | 'alt' | 'decorative' | 'expired'>): string {
  const missing = [p.credit ? '' : 'credit', p.alt || p.decorative ? '' : 'alt text'].filter(Boolean).join(' and ');
  return [missing && `${missing} missing`, p.expired && 'rights have ended'].filter(Boolean).join(', ');
}

export interface Sent { picture: Picture; known: boolean }

/** Sends a file to the library, or in the place of a picture's. It reports how
    much of it has gone, from 0 to 1, and can be called off. */
export async function send(
  file: File,
  { progress, signal, replace }: { progress?: (done: number) => void; signal?: AbortSignal; replace?: Picture } = {},
): Promise<Sent> {
  const { largest } = await readRules();
  if (file.size > largest) {
    throw new Refusal(422, `The file is too large: it has ${megabytes(file.size)}. A picture may have ${megabytes(largest)} at most; save it smaller and send it again.`);
  }
  const to = replace ? `/api/v1/pictures/${replace.id}/replace?version=${replace.version}` : '/api/v1/pictures';
  const got = await post(to, file, progress, signal);
  return replace ? { picture: got as Picture, known: false } : (got as Sent);
}

/** The browser's fetch does not say how much has gone, so this is not fetch. */
function post(to: string, file: File, progress?: (done: number) => void, signal?: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', to);
    request.responseType = 'json';
    request.upload.onprogress = (e) => { if (e.lengthComputable) progress?.(e.loaded / e.total); };
    request.onload = () => {
      const answer = request.response as { detail?: string } | null;
      if (request.status >= 200 && request.status < 300 && answer) resolve(answer);
      else reject(new Refusal(request.status, answer?.detail ?? 'The library could not take the file. Try again.'));
    };
    request.onerror = () => reject(new Refusal(offline, 'The connection broke off before the file had arrived.'));
    request.onabort = () => reject(new Refusal(offline, 'Called off.'));
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/** "4.2 MB". */
export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MB`;
}

/** The pictures in what was dropped or pasted. */
export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

/** What a file dialog offers; the library decides by looking at the file. */
export const accepts = 'image/*,.heic,.heif,.avif,.svg';
