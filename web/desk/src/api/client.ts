// The one way to the newsroom: the API, typed by its own description.

import createClient, { type Middleware } from 'openapi-fetch';

import type { paths } from './schema';

// Lists in a question are written with commas, as the description says.
export const api = createClient<paths>({
  baseUrl: location.origin + '/api/v1',
  querySerializer: { array: { style: 'form', explode: false } },
});

/** What went wrong, as a sentence for a person, under which status, and with
 *  which fields of what was sent. */
export class Refusal extends Error {
  constructor(readonly status: number, message: string, readonly faults: Record<string, string> = {}) {
    super(message);
  }
}

/** The status of a request that never reached the newsroom. */
export const offline = 0;

interface Answer<T> { data?: T; error?: unknown; response: Response }

/** Returns what was asked for, or throws a Refusal. */
export async function ask<T>(answer: Promise<Answer<T>>): Promise<T> {
  let got: Answer<T>;
  try {
    got = await answer;
  } catch {
    throw new Refusal(offline, 'There is no connection to the newsroom. What you typed is still here.');
  }
  if (!got.response.ok) throw new Refusal(got.response.status, sentence(got.error), faults(got.error));
  return got.data as T;
}

function sentence(problem: unknown): string {
  if (problem && typeof problem === 'object' && 'detail' in problem && typeof problem.detail === 'string') {
    return problem.detail;
  }
  return 'Something went wrong on the other side. Try again in a moment.';
}

/** Returns the sentences of a problem by their fields. */
function faults(problem: unknown): Record<string, string> {
  if (!problem || typeof problem !== 'object' || !('errors' in problem) || !Array.isArray(problem.errors)) return {};
  return Object.fromEntries(
    (problem.errors as { location?: string; message?: string }[]).map((e) => [e.location?.replace(/^body\./, '') ?? '', e.message ?? '']),
  );
}

/** Returns the sentence of anything thrown. */
export function reason(thrown: unknown): string {
  return thrown instanceof Refusal ? thrown.message : 'Something went wrong in this window. Load the page again.';
}

/** Calls fn when an answer says that the session has ended. */
export function onSignedOut(fn: () => void) {
  const watch: Middleware = {
    onResponse({ response }) {
      if (response.status === 401) fn();
    },
  };
  api.use(watch);
}
