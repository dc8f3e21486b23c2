// One address for each kind of page, found in a crawl by what <body> says.
export function oneOfEachKind(pages) {
  const kinds = new Map();
  for (const p of pages) {
    const kind = /<body class="page-([a-z_]+)/.exec(p.text)?.[1];
    if (kind && !kinds.has(kind)) kinds.set(kind, p.url);
  }
  return kinds;
}

// Pages that a crawl does not reach or that deserve a look of their own.
export function more(pages) {
  const found = new Map();
  const first = (name, test) => { const p = pages.find(test); if (p) found.set(name, p.url); };
  first('article right to left', (p) => /<article[^>]*dir="rtl"/.test(p.text));
  first('article with a table', (p) => /page-article/.test(p.text) && /<table/.test(p.text));
  first('article corrected', (p) => /page-article/.test(p.text) && /id="correction-/.test(p.text));
  first('article answered', (p) => /page-article/.test(p.text) && /class="outcome answered/.test(p.text));
  return found;
}
