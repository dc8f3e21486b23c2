// Questions of the paper: what can be done to them.

import { api, ask } from '../api/client';
import type { Kind, Question } from './standing';

export * from './standing';

const at = (id: number) => ({ params: { path: { id } } });

export const refuseAnswer = (id: number, article: number) => ask(api.POST('/questions/{id}/refuse-answer', { ...at(id), body: { article } }));
export const reopen = (q: Question) => ask(api.POST('/questions/{id}/reopen', { ...at(q.id), body: { version: q.version } }));
export const drop = (q: Question, why: string) => ask(api.POST('/questions/{id}/drop', { ...at(q.id), body: { version: q.version, reason: why } }));
export const change = (q: Question, body: { text: string; kind: Kind; due: string; test: string }) =>
  ask(api.POST('/questions/{id}/change', { ...at(q.id), body: { version: q.version, ...body } }));
export const answer = (q: Question, body: { answer: string; outcome: string; answered_on: string; article: number }) =>
  ask(api.POST('/questions/{id}/answer', { ...at(q.id), body: { version: q.version, ...body } }));
