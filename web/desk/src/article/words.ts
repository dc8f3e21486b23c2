// What things are called around an article.

import type { Article, Content, VerbName } from './types';

export const stateWords: Record<Article['state'], string> = {
  draft: 'Draft', submitted: 'Submitted', ready: 'Ready', scheduled: 'Scheduled', live: 'Live', withdrawn: 'Withdrawn', spiked: 'Spiked',
};

export const stateMood: Record<Article['state'], 'plain' | 'good' | 'warn' | 'bad' | 'accent'> = {
  draft: 'plain', submitted: 'accent', ready: 'good', scheduled: 'warn', live: 'good', withdrawn: 'bad', spiked: 'bad',
};

export const kindWords: Record<string, string> = {
  news: 'News', report: 'Report', analysis: 'Analysis', explainer: 'Explainer', feature: 'Feature', interview: 'Interview',
  review: 'Review', opinion: 'Opinion', editorial: 'Editorial', obituary: 'Obituary', page: 'Standing page', advertorial: 'Advertorial',
};

export const roleWords: Record<string, string> = {
  '': 'Text', additional_reporting: 'Additional reporting', photographs: 'Photographs', graphics: 'Graphics',
  translation: 'Translation', editing: 'Editing',
};

export const fieldWords: Record<string, string> = {
  kicker: 'Kicker', headline: 'Headline', short_headline: 'Short headline', standfirst: 'Standfirst', byline: 'Byline',
  dateline: 'Dateline', kind: 'Kind', section: 'Section', topics: 'Topics', picture: 'Lead picture', picture_caption: 'Caption',
  picture_alt: 'Alternative text', slug: 'Slug', lang: 'Language', evergreen: 'Evergreen', no_index: 'Hidden from search engines',
  search_title: 'Search title', search_text: 'Search text', share_title: 'Share title', share_text: 'Share text',
  canonical: 'Original address', notes: 'Notes', body: 'Text', embargo: 'Embargo', restricted: 'Access',
};

export const blockWords: Record<string, string> = {
  paragraph: 'Paragraph', heading: 'Heading', list: 'List', quote: 'Quote', pull_quote: 'Pull quote', picture: 'Picture',
  gallery: 'Gallery', table: 'Table', fact_box: 'Fact box', timeline: 'Timeline', embed: 'Embed', audio: 'Audio',
  video: 'Video', code: 'Code', divider: 'Divider', legacy: 'Imported part',
};

export const channelWords: Record<string, string> = {
  page: 'Its page', lists: 'Front and lists', feeds: 'Feeds', sitemap: 'News sitemap', sound: 'To be heard', letters: 'Letters', purge: 'Caches in front of the paper',
};

export const eventWords: Record<string, string> = {
  article_published: 'Published', article_scheduled: 'Scheduled', article_corrected: 'Corrected',
  article_withdrawn: 'Withdrawn', article_reinstated: 'Back online',
};

export const correctionWords: Record<string, { name: string; about: string }> = {
  correction: { name: 'Correction', about: 'A fact was wrong.' },
  clarification: { name: 'Clarification', about: 'It was right, but could mislead.' },
  update: { name: 'Update', about: 'The news moved on.' },
  note: { name: 'Editor’s note', about: 'About how the article came about.' },
  retraction: { name: 'Retraction', about: 'The article should not have appeared.' },
};

/** Why a correction concerns another place. */
export const reachWords: Record<string, string> = {
  words: 'The words stand there',
  timeline: 'An entry of this timeline has its facts from the article',
  card: 'The card on this front has words of its own',
  letter: 'Readers got it in this issue; the archive shows the correction',
  link: 'It links to the article',
};

/** What a verb is called on its button. */
export function verbWords(name: VerbName, article: Article): string {
  const next = article.state === 'live';
  const words: Record<VerbName, string> = {
    write: 'Write', submit: 'Submit to the desk', send_back: 'Send back', ready: 'Mark ready', schedule: article.state === 'scheduled' ? 'Move the schedule' : 'Schedule',
    unschedule: 'Take off the schedule', embargo: 'Embargo', lift: 'Open to readers', publish: next ? 'Publish next version' : 'Publish now',
    correct: 'Correct', withdraw: 'Withdraw', reinstate: 'Put back online', spike: 'Spike', unspike: 'Take off the spike', lock: 'Lock',
    assign: 'Give to somebody', move: 'Move to another desk', set_due: 'Set when it is due',
  };
  return words[name];
}

/** How long a text is, in characters as people count them. */
export function lengthOf(s: string | undefined): number {
  return [...(s ?? '')].length;
}

/** The headline that cards show. */
export function cardHeadline(c: Content): string { return c.short_headline || c.headline; }

/** The text of a content for the clipboard. */
export function plainOf(c: Content): string {
  const walk = (x: unknown): string => {
    if (Array.isArray(x)) return x.map(walk).join('');
    if (!x || typeof x !== 'object') return '';
    const o = x as Record<string, unknown>;
    if (typeof o.text === 'string' && !('type' in o)) return o.text;
    return ['text', 'title', 'items', 'sub', 'rows', 'entries', 'caption', 'blocks'].map((k) => (typeof o[k] === 'string' ? o[k] : walk(o[k]))).join('');
  };
  const blocks = (c.body.blocks as unknown[]).map(walk).filter(Boolean);
  return [c.headline, c.standfirst, ...blocks].filter(Boolean).join('\n\n');
}
