// Lighthouse on a page of the demo paper. Its performance figure is printed,
// not judged: it moves with the machine, and budgets.mjs judges what does not.
import { launch } from 'chrome-launcher';
import run from 'lighthouse';
import { args } from './browser.mjs';

// Lighthouse takes every line of robots.txt for a mistake that is not in its
// own short list. Ours has the newer Content-Signal, Content-Usage and License.
const skipAudits = ['robots-txt'];

// lighthouse returns a line for every category below 100. An audit that broke
// off, as happens on a busy machine, says nothing about the page: the page is
// then audited again, three times at most.
export async function lighthouse(url) {
  let lhr;
  for (let tries = 0; tries < 3; tries++) {
    lhr = await audit(url);
    if (!Object.values(lhr.audits).some((a) => a.scoreDisplayMode === 'error')) break;
  }
  const scores = Object.values(lhr.categories).map((c) => [c.id, Math.round(c.score * 100)]);
  console.log(new URL(url).pathname, JSON.stringify(Object.fromEntries(scores)));
  return scores.filter(([id, score]) => id !== 'performance' && score < 100)
    .map(([id]) => `${url}: ${id}: ${failed(lhr, id).join(', ')}`);
}

async function audit(url) {
  const chrome = await launch({
    chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    chromeFlags: ['--headless=new', ...args],
  });
  try {
    const { lhr } = await run(url, { port: chrome.port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'], skipAudits });
    return lhr;
  } finally {
    chrome.kill();
  }
}

function failed(lhr, category) {
  return lhr.categories[category].auditRefs.map((r) => lhr.audits[r.id])
    .filter((a) => a.score !== null && a.score < 1 && a.scoreDisplayMode !== 'informative').map((a) => a.id);
}
