// The kinds of article, as people call them.

export const kinds: { value: string; word: string }[] = [
  { value: 'news', word: 'News' },
  { value: 'report', word: 'Report' },
  { value: 'analysis', word: 'Analysis' },
  { value: 'explainer', word: 'Explainer' },
  { value: 'feature', word: 'Feature' },
  { value: 'interview', word: 'Interview' },
  { value: 'review', word: 'Review' },
  { value: 'opinion', word: 'Opinion' },
  { value: 'editorial', word: 'Editorial' },
  { value: 'obituary', word: 'Obituary' },
  { value: 'advertorial', word: 'Advertorial' },
  { value: 'page', word: 'Standing page' },
];
