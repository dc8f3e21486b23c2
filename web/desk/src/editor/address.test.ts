import { expect, it } from 'vitest';
import { isDate, isLang, isLink, isWeb, toLink } from './address';

function holds(rule: (s: string) => boolean, good: string[], bad: string[]) {
  expect(good.filter((s) => !rule(s))).toEqual([]);
  expect(bad.filter(rule)).toEqual([]);
}

it('a link leads to http, https, mailto or a path of the paper', () => {
  holds(isLink, ['https://example.org/a?b=1', 'http://x', 'mailto:a@example.org', '/about', '/'], ['', '//evil.example', 'javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', 'mailto:', '/a\\b', 'https://a b', ' https://a', 'https://', 'ftp://x', 'java\nscript:x']);
});

it('a page elsewhere has a scheme and a host', () => holds(isWeb, ['https://example.org'], ['/about', 'mailto:a@b', 'https:///x'.slice(0, 8)]));

it('a date is a year, a month or a day of the calendar', () => {
  holds(isDate, ['2026', '2026-11', '2026-11-22', '2024-02-29', '0099-01-01'], ['', '26', '2026-13', '2026-02-29', '2026-11-31', '2026-1-1', '2026-11-22T00:00']);
});

it('a language has the shape of a tag', () => holds(isLang, ['fr', 'fr-CA', 'zh-Hant', 'nds'], ['', 'f', 'french', 'fr_CA', 'fr-', 'fr-ninechars']));

it('what a person types becomes a link where its meaning is plain', () => {
  expect(['example.org/a', 'a@example.org', '/about', ' https://x.org '].map(toLink)).toEqual(['https://example.org/a', 'mailto:a@example.org', '/about', 'https://x.org']);
  expect(['bridge', 'the bridge', 'javascript:alert(1)', 'Bridge closed.', ''].map(toLink)).toEqual(['', '', '', '', '']);
});
