// The locales Courant ships. Adding one: add it here, then `npm run generate` and `npm run oracle`.
export const locales = [
  'en', 'en-GB', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'fa', 'he', 'zh', 'ja', 'ko', 'vi',
];

// The units of an article's age, longest first.
export const units = ['year', 'month', 'day', 'hour', 'minute'];
