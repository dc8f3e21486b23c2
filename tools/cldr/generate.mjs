// Writes internal/locale/cldr/*.json: of the Unicode CLDR only what the readers' pages print, one readable file per
// locale. Run `npm install && npm run generate` here and commit the result; the Go program embeds it.
// The shape of the files is described by the struct `table` in internal/locale/table.go.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { locales, units } from './locales.mjs';
import { integerRules } from './plurals.mjs';

const out = new URL('../../internal/locale/cldr/', import.meta.url);

const read = (path) => JSON.parse(readFileSync(new URL(`node_modules/${path}.json`, import.meta.url)));
const main = (pack, tag, file) => read(`${pack}/main/${tag}/${file}`).main[tag];
const supplemental = (file) => read(`cldr-core/supplemental/${file}`).supplemental;

const language = (tag) => tag.split('-')[0];

// The country CLDR takes for granted when a tag names none: en is American, pt Brazilian, ar Egyptian.
function region(tag) {
  const likely = supplemental('likelySubtags').likelySubtags;
  return tag.split('-')[1] ?? likely[language(tag)].split('-').at(-1);
}

function firstDay(tag) {
  const days = supplemental('weekData').weekData.firstDay;
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(days[region(tag)] ?? days['001']);
}

function calendar(tag) {
  const { months, days, dayPeriods, dateFormats, timeFormats, dateTimeFormats, ['dateTimeFormats-atTime']: atTime } =
    main('cldr-dates-full', tag, 'ca-gregorian').dates.calendars.gregorian;
  return {
    months: {
      wide: Object.values(months.format.wide),
      abbreviated: Object.values(months.format.abbreviated),
      standAlone: Object.values(months['stand-alone'].wide),
    },
    weekdays: {
      wide: Object.values(days.format.wide),
      standAlone: Object.values(days['stand-alone'].wide),
    },
    dayPeriods: [dayPeriods.format.abbreviated.am, dayPeriods.format.abbreviated.pm],
    patterns: {
      full: dateFormats.full,
      long: dateFormats.long,
      medium: dateFormats.medium,
      monthYear: dateTimeFormats.availableFormats.yMMMM,
      time: timeFormats.short,
      dateTime: atTime.standard.medium,
    },
  };
}

function number(tag) {
  const numbers = main('cldr-numbers-full', tag, 'numbers').numbers;
  const system = numbers.defaultNumberingSystem;
  const symbols = numbers[`symbols-numberSystem-${system}`];
  const pattern = numbers[`decimalFormats-numberSystem-${system}`].standard;
  if (pattern !== '#,##0.###') throw new Error(`${tag}: the number pattern ${pattern} needs code of its own`);
  return {
    digits: supplemental('numberingSystems').numberingSystems[system]._digits,
    group: symbols.group,
    minus: symbols.minusSign,
    minimumGrouping: Number(numbers.minimumGroupingDigits),
  };
}

// {"relativeTimePattern-count-one": "x"} and {"unitPattern-count-one": "x"} as {"one": "x"}.
function forms(patterns) {
  const pairs = Object.entries(patterns).map(([key, text]) => [/Pattern-count-(\w+)$/.exec(key)?.[1], text]);
  return Object.fromEntries(pairs.filter(([category]) => category));
}

function durations(tag) {
  const long = main('cldr-units-full', tag, 'units').units.long;
  const fields = main('cldr-dates-full', tag, 'dateFields').dates.fields;
  const each = (value) => Object.fromEntries(units.map((unit) => [unit, value(unit)]));
  return {
    now: fields.second['relative-type-0'],
    units: each((unit) => forms(long[`duration-${unit}`])),
    past: each((unit) => forms(fields[unit]['relativeTime-type-past'])),
    future: each((unit) => forms(fields[unit]['relativeTime-type-future'])),
  };
}

function list(tag) {
  const { 2: two, start, middle, end } = main('cldr-misc-full', tag, 'listPatterns').listPatterns['listPattern-type-standard'];
  return { two, start, middle, end };
}

// CLDR gives the bare marks; French printing sets a no-break space inside its guillemets.
function quotes(tag) {
  const { quotationStart, quotationEnd } = main('cldr-misc-full', tag, 'delimiters').delimiters;
  const space = language(tag) === 'fr' ? '\u00a0' : '';
  return [quotationStart + space, space + quotationEnd];
}

function table(tag) {
  const order = main('cldr-misc-full', tag, 'layout').layout.orientation.characterOrder;
  return {
    dir: order === 'right-to-left' ? 'rtl' : 'ltr',
    firstDay: firstDay(tag),
    ...calendar(tag),
    number: number(tag),
    plurals: integerRules(supplemental('plurals')['plurals-type-cardinal'][language(tag)]),
    ...durations(tag),
    list: list(tag),
    quotes: quotes(tag),
  };
}

// Regional tags that cutting off the region would send to the wrong house: English papers that write the day before the
// month belong with en-GB, not with American en. Also the old codes of shipped languages (iw for he).
function aliases() {
  const dayFirst = ({ full }) => full.indexOf('d') < full.indexOf('M');
  const english = readdirSync(new URL('node_modules/cldr-dates-full/main', import.meta.url))
    .filter((tag) => /^en-([A-Z]{2}|\d{3})$/.test(tag) && !locales.includes(tag))
    .filter((tag) => dayFirst(calendar(tag).patterns))
    .map((tag) => [tag, 'en-GB']);
  const old = Object.entries(supplemental('aliases').metadata.alias.languageAlias)
    .filter(([code, { _replacement, _reason }]) => /^[a-z]{2}$/.test(code) && _reason === 'deprecated' && locales.includes(_replacement))
    .map(([code, { _replacement }]) => [code, _replacement]);
  return Object.fromEntries([...english, ...old]);
}

// Indented JSON made for reading in a diff: lists on one line, invisible characters escaped.
function print(value) {
  const invisible = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, '\t')
    .replace(/\[\n[^[\]{}]*\]/g, (list) => list.replace(/\n\t*/g, ' ').replace('[ ', '[').replace(' ]', ']'))
    .replace(/[\u00a0\u061c\u200b-\u200f\u202f]/g, invisible) + '\n';
}

function write(name, value) {
  writeFileSync(new URL(name, out), print(value));
}

mkdirSync(out, { recursive: true });
for (const tag of locales) write(`${tag}.json`, table(tag));
write('aliases.json', aliases());
