import type { Body, Text } from '../body';

const line = (text: string): Text => [{ text }];

/** A body with every kind of block and every mark. */
export const everything: Body = {
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      text: [
        { text: 'The ' }, { text: 'bridge', topic: 7 }, { text: ' is ' }, { text: 'closed', bold: true, italic: true }, { text: ', ' },
        { text: 'the mayor said', link: '/city/bridge-swings-again' }, { text: '.\nH' }, { text: '2', sub: true }, { text: 'O, m' },
        { text: '2', sup: true }, { text: ', ' }, { text: 'old', strike: true }, { text: ', ' }, { text: 'ls -l', code: true },
        { text: ', ' }, { text: 'الجسر', lang: 'ar' }, { text: ', and ' }, { text: 'a figure that somebody doubts', comment: 4 }, { text: '.' },
      ],
    },
    { type: 'heading', level: 2, text: line('What happened & why') },
    { type: 'heading', level: 3, text: line('The first night') },
    { type: 'heading', level: 4, text: line('Before the tide') },
    { type: 'list', items: [{ text: line('one') }, { text: [{ text: 'two', italic: true }], sub: { ordered: true, start: 3, items: [{ text: line('deep') }] } }] },
    { type: 'quote', text: [line('I was there.'), line('I saw it.')], speaker: 'Mara Lind', role: 'harbour pilot', topic: 9, source: 'https://example.org/said' },
    { type: 'pull_quote', text: line('I was there.'), speaker: 'Mara Lind' },
    { type: 'picture', picture: 12, caption: line('The quay.'), alt: 'A quay with cranes', width: 'wide' },
    { type: 'gallery', pictures: [{ picture: 13 }, { picture: 14, caption: line('Two.') }], caption: line('Both.') },
    {
      type: 'table',
      caption: line('Votes'),
      rows: [
        [{ text: line('Party'), header: true }, { text: line('Seats'), header: true, col_span: 2 }],
        [{ text: line('Green'), header: true }, { text: line('12') }, { text: line('13'), row_span: 2 }],
        [{ text: line('Red'), header: true }, {}],
      ],
    },
    { type: 'fact_box', title: 'The bridge', blocks: [{ type: 'heading', level: 3, text: line('Size') }, { type: 'paragraph', text: line('120 m.') }, { type: 'list', items: [{ text: line('steel') }] }] },
    { type: 'timeline', title: 'How it went', entries: [{ date: '2026-11', text: line('Plans.') }, { date: '2026-11-22', label: 'Today', text: line('Closed.') }, { label: 'Soon', text: line('Open.') }] },
    { type: 'embed', url: 'https://www.youtube.com/watch?v=x1&t=2', provider: 'YouTube', title: 'The film', caption: line('A film.') },
    { type: 'audio', blob: 'ab12', title: 'Bell', caption: line('The bell.') },
    { type: 'video', url: 'https://example.org/v.mp4', poster: 12, title: 'Boat' },
    { type: 'code', lang: 'go', text: '\tif a < b {\n\t\treturn\n\t}' },
    { type: 'divider' },
    { type: 'legacy', format: 'shortcode', name: 'gallery', source: '[gallery ids="1,2"] <img src=x onerror=alert(1)>' },
  ],
};
