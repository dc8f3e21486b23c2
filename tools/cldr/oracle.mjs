// Prints what ICU, through Node's Intl, says for every locale Courant ships: the answers internal/locale is tested against.
// `npm run oracle` keeps them in internal/locale/testdata; the tests can also ask a living Node (COURANT_TEST_NODE).
import { locales, units } from './locales.mjs';

const zones = [
  'UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo',
  'America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Auckland', 'Asia/Kathmandu', 'Pacific/Honolulu',
];

// Moments where a date formatter goes wrong: leap days, both ends of a day, noon, turns of the year, old and far years.
const hard = [
  '2024-02-29T00:00:00Z', '2024-02-29T12:00:00Z', '2024-02-29T23:59:59Z', '2000-02-29T05:30:00Z', '2028-02-29T13:05:00Z',
  '2025-12-31T23:30:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:30:00Z', '2026-11-22T09:05:00Z', '2026-11-22T11:59:00Z',
  '2026-11-22T12:01:00Z', '1970-01-01T00:00:00Z', '1969-07-20T20:17:00Z', '1999-12-31T22:59:00Z', '2099-10-09T08:07:00Z',
  '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z',
];

// Thirty-three more, 40 days and some hours apart, so that each month, weekday and hour of the clock comes round.
const spread = Array.from({ length: 33 }, (_, i) =>
  new Date(Date.UTC(2022, 0, 3) + i * (40 * 24 + 7) * 3600e3 + i * 61e3).toISOString());

const moments = [...hard, ...spread].map((at, i) => ({ at, zone: zones[i % zones.length] }));

const styles = {
  full: { dateStyle: 'full' },
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  monthYear: { month: 'long', year: 'numeric' },
  month: { month: 'long' },
  weekday: { weekday: 'long' },
  time: { timeStyle: 'short' },
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
};

const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 19, 20, 21, 22, 25, 99, 100, 101, 102, 103, 111, 999, 1000, 1234, 9999,
  10000, 123456, 1000000, 2000000, 1234567890, -1, -2, -1234, -1000000];
const counts = [1, 2, 3, 5, 11, 22, 100, 1000, 12345];
const lists = [[], ['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D', 'E'], ['Ana', 'Irene'], ['agua', 'hielo'],
  ['padre', 'hijo'], ['דנה', 'יוסי'], ['דנה', 'Paul', 'יוסי'], ['دينا', 'علي', 'سلمى']];

// The Gregorian calendar is asked for because fa would answer in the Persian one.
function dates(tag) {
  const answers = {};
  for (const [style, options] of Object.entries(styles)) {
    answers[style] = moments.map(({ at, zone }) =>
      new Intl.DateTimeFormat(`${tag}-u-ca-gregory`, { ...options, timeZone: zone }).format(new Date(at)));
  }
  return answers;
}

function ages(tag) {
  const relative = new Intl.RelativeTimeFormat(tag);
  const each = (say) => Object.fromEntries(units.map((unit) => [unit, counts.map((n) => say(unit, n))]));
  return {
    units: each((unit, n) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(n)),
    past: each((unit, n) => relative.format(-n, unit)),
    future: each((unit, n) => relative.format(n, unit)),
    now: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(0, 'second'),
  };
}

function answers(tag) {
  const locale = new Intl.Locale(tag);
  return {
    dir: locale.textInfo.direction,
    firstDay: locale.weekInfo.firstDay % 7,
    ...dates(tag),
    ...ages(tag),
    numbers: numbers.map((n) => new Intl.NumberFormat(tag).format(n)),
    plurals: numbers.map((n) => new Intl.PluralRules(tag).select(n)),
    lists: lists.map((items) => new Intl.ListFormat(tag).format(items)),
  };
}

process.stdout.write(JSON.stringify({
  cldr: process.versions.cldr,
  moments, numbers, counts, lists,
  locales: Object.fromEntries(locales.map((tag) => [tag, answers(tag)])),
}, null, 1) + '\n');
