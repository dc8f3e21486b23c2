// Readers of letters as the desk speaks of them.

import { api, ask, Refusal, offline } from '../api/client';
import type { components } from '../api/schema';

export type Line = components['schemas']['SubscriberLine'];
export type Subscriber = components['schemas']['Subscriber'];
export type Subscription = components['schemas']['Subscription'];
export type List = components['schemas']['SubscriberList'];
export type Report = components['schemas']['ListReport'];
export type LetterLine = components['schemas']['LetterLine'];

export const standings: Record<Subscription['state'], string> = { confirmed: 'Gets it', unconfirmed: 'Has only asked', left: 'Left' };

export const sources: Record<Subscription['source'], string> = {
  form: 'asked on the paper and confirmed by mail', import: 'brought in with a list', staff: 'added by hand',
};

export const blocks: Record<string, string> = {
  bounced: 'Their mailbox does not exist, or stayed shut', complained: 'They called a letter spam', erased: 'They asked to be forgotten', staff: 'Blocked at the desk', left: 'They left',
};

let known: Promise<LetterLine[]> | undefined;

/** The letters of the paper, to name and to choose; again says to read them anew. */
export function letters(again = false): Promise<LetterLine[]> {
  if (again || !known) {
    known = ask(api.GET('/letters')).then((l) => l.items).catch((e: unknown) => { known = undefined; throw e; });
  }
  return known;
}

/** What is to be done with a list. */
export interface Plan {
  all: number[];
  by_label: { label: string; letters: number[] }[];
  evidence: string;
  suppress: boolean;
  rehearse: boolean;
}

/** Has a list looked at. */
export const lookAt = (file: File, progress: (done: number) => void) => post<List>('/api/v1/subscriber-lists/look', file, progress);

/** Brings a list in, or rehearses that. */
export const bringIn = (file: File, plan: Plan, progress: (done: number) => void) => post<Report>('/api/v1/subscriber-lists', file, progress, plan);

/** The browser's fetch does not say how much has gone, so this is not fetch. The newsroom reads no faster than it works, so what has gone is about what is done. */
function post<T>(to: string, file: File, progress: (done: number) => void, plan?: Plan): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', to);
    request.responseType = 'json';
    request.upload.onprogress = (e) => { if (e.lengthComputable) progress(e.loaded / e.total); };
    request.onload = () => {
      const answer = request.response as (T & { detail?: string }) | null;
      if (request.status >= 200 && request.status < 300 && answer) resolve(answer);
      else reject(new Refusal(request.status, answer?.detail ?? 'The list could not be taken. Try again.'));
    };
    request.onerror = () => reject(new Refusal(offline, 'The connection broke off before the list had arrived. Do it again: nobody is added twice.'));
    const form = new FormData();
    if (plan) form.append('plan', JSON.stringify(plan));
    form.append('file', file);
    request.send(form);
  });
}

/** The refused lines of a list as a table: number, reason, and the line itself. */
export async function refusedTable(file: File, report: Report): Promise<string> {
  const lines = file.size > tooLong ? [] : (await file.text()).split(/\r\n|\n|\r/);
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = report.refusals.map((r) => [String(r.line), cell(r.why), cell(lines[r.line - 1] ?? '')].join(','));
  return ['line,reason,text', ...rows, ''].join('\r\n');
}

const tooLong = 100 * 2 ** 20; // bytes that a browser should not take apart
