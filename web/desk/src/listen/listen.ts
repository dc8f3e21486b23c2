// What can be heard: in words, and as sound.

import type { components } from '../api/schema';
import { notices } from '../kit/notices.svelte';

export type Digest = components['schemas']['AudioDigest'];
export type DigestLine = components['schemas']['AudioDigestLine'];
export type Story = components['schemas']['AudioDigestStory'];
type State = components['schemas']['ArticleRecording']['state'];
type Mood = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

export const sayings: Record<State, string> = {
  unpublished: 'Not published', unspoken: 'Not spoken', silent: 'Not to be heard', making: 'Being made', failed: 'Failed', heard: 'Can be heard',
};
export const moods: Record<State, Mood> = { unpublished: 'plain', unspoken: 'plain', silent: 'plain', making: 'accent', failed: 'bad', heard: 'good' };

/** How long something is: "4:05". */
export function long(seconds: number): string {
  const s = Math.round(seconds);
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

let playing: HTMLAudioElement | undefined;

/** Says a few words with the paper's voice. */
export function play(text: string, lang = ''): void {
  playing?.pause();
  playing = new Audio(`/api/v1/say?${new URLSearchParams({ text, ...(lang && { lang }) })}`);
  playing.play().catch((e: unknown) => {
    if (!(e instanceof DOMException && e.name === 'AbortError')) notices.say('The voice could not say that.', 'bad');
  });
}

/** How it stands with a digest, in a word. */
export function standing(d: DigestLine): { text: string; mood: Mood } {
  if (d.public) return { text: 'Out', mood: 'good' };
  return d.state === 'approved' ? { text: 'Approved', mood: 'accent' } : { text: 'Draft', mood: 'warn' };
}
