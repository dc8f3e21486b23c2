// Walks a whole site by its links, as a search engine would.

// crawl fetches every address of the origin that can be reached from start,
// up to limit, and returns [{ url, from, status, type, text }]. Text is kept
// for what is text; from is one page that links there.
export async function crawl(start, { limit = 3000, hands = 8 } = {}) {
  const origin = new URL(start).origin;
  const seen = new Map([[start, start]]);
  const queue = [start];
  const pages = [];
  const known = oncePerPicture();
  const work = async () => {
    while (queue.length) {
      const url = queue.shift();
      const page = await read(url, seen.get(url));
      pages.push(page);
      for (const link of page.links) {
        if (new URL(link).origin !== origin || seen.has(link) || seen.size >= limit || known(link)) continue;
        seen.set(link, url);
        queue.push(link);
      }
    }
  };
  while (queue.length) await Promise.all(Array.from({ length: hands }, work));
  return pages;
}

// oncePerPicture tells of a print whether its picture was asked for in its
// format before: to make every width of every picture takes minutes, and shows
// nothing new.
function oncePerPicture() {
  const asked = new Set();
  return (link) => {
    const print = /\/media\/([^/]+)\/[^/]*?(\.\w+)?$/.exec(new URL(link).pathname);
    if (!print) return false;
    const key = print[1] + (print[2] ?? '');
    const before = asked.has(key);
    asked.add(key);
    return before;
  };
}

async function read(url, from) {
  const r = await fetch(url, { redirect: 'manual' });
  const type = r.headers.get('content-type') ?? '';
  const isText = /^text\/|xml|json/.test(type);
  const text = isText ? await r.text() : (await r.arrayBuffer(), '');
  const links = [];
  const location = r.headers.get('location');
  if (location) links.push(location);
  if (/html/.test(type)) links.push(...linksOf(text));
  return { url, from, status: r.status, type, headers: r.headers, text, links: links.map((l) => absolute(l, url)).filter(Boolean) };
}

// linksOf finds the addresses in href, src and srcset of a page.
function linksOf(html) {
  const found = [];
  for (const [, , value] of html.matchAll(/\s(href|src)="([^"]*)"/g)) found.push(value);
  for (const [, value] of html.matchAll(/\ssrcset="([^"]*)"/g)) {
    found.push(...value.split(',').map((s) => s.trim().split(/\s+/)[0]));
  }
  return found.map((s) => s.replaceAll('&amp;', '&').replaceAll('&#43;', '+').replaceAll('&#34;', '"'));
}

function absolute(link, base) {
  if (/^(mailto|tel|data):/.test(link)) return null;
  try {
    const u = new URL(link, base);
    u.hash = '';
    return u.href;
  } catch {
    return null;
  }
}
