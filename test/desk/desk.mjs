// A fresh demo paper and people at its desk, for the tests of this folder.
import { openBrowser } from '../browser/browser.mjs';
import { openPaper } from '../browser/paper.mjs';

export const editor = { email: 'editor@ferrygazette.example', password: 'both-shores-every-morning', name: 'Edith Kallor' };
export const reporter = { email: 'mara.lindqvist@ferrygazette.example', password: 'both-shores-every-morning', name: 'Mara Lindqvist' };

/** Opens the demo paper and a browser; close ends both. env is what the operator of the paper sets. */
export async function openDesk({ env } = {}) {
  const [paper, browser] = await Promise.all([openPaper({ env }), openBrowser()]);
  return {
    paper, browser, url: paper.url,
    /** Opens the desk as a person, in a window of their own. */
    async as(person, { path = '/desk', ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      await signIn(context, paper.url, person);
      const page = await context.newPage();
      page.problems = watch(page);
      await page.goto(paper.url + path);
      return page;
    },
    async close() {
      await browser.close();
      await paper.close();
    },
  };
}

/** Signs a browser context in without going through the screen. */
export async function signIn(context, url, { email, password }) {
  const answer = await context.request.post(`${url}/api/v1/session`, { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} was not let in: ${await answer.text()}`);
}

/** Gathers what a browser complains of: errors, refused scripts and styles. */
export function watch(page) {
  const problems = [];
  page.on('pageerror', (e) => problems.push(`error: ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error') problems.push(`${m.text()} ${m.location().url}`); });
  return problems;
}
