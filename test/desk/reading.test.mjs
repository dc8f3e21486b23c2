// Two real articles are pasted into the desk and read as a reporter would: who
// is quoted, as what, and what the headline asks. The articles were written by
// others and are not part of the project; without them nothing is tested.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { openDesk, reporter } from './desk.mjs';

const data = (name) => new URL(`../../../shared/data/${name}`, import.meta.url);
const files = { bbc: data('text/bbc.jsonl.gz'), polnear: data('quotes/polnear.jsonl.gz') };
const missing = Object.values(files).find((file) => !existsSync(file));

/** Returns the article of a file whose id begins so. */
function article(file, id) {
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  return lines.map((line) => JSON.parse(line)).find((a) => a.id.startsWith(id));
}

const escaped = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

describe('a real article', { skip: missing && `there is no ${missing.pathname}`, timeout: 240_000 }, () => {
  let desk, page;
  before(async () => {
    desk = await openDesk();
    page = await desk.as(reporter);
  });
  after(() => desk?.close());

  /** Writes an article of a headline and pasted paragraphs, and opens the big picture beside it. */
  async function paste({ title, text }) {
    await page.goto(`${desk.url}/desk/articles/new`);
    await page.getByLabel('Headline', { exact: true }).fill(title);
    const paragraphs = text.split('\n').filter((line) => line.trim() && line.trim() !== title);
    const canvas = page.locator('.canvas [role="textbox"]');
    await canvas.click();
    await canvas.evaluate((element, html) => {
      const transfer = new DataTransfer();
      transfer.setData('text/html', html);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    }, paragraphs.map((line) => `<p>${escaped(line)}</p>`).join(''));
    await canvas.getByText(paragraphs.at(-1).slice(0, 40)).waitFor();
    await page.getByRole('button', { name: 'Big picture' }).click();
  }

  /** Returns the quotes that the room offers as "speaker: words". */
  async function offered() {
    const rows = page.getByLabel('Quotes in the text').getByRole('listitem');
    await rows.first().waitFor();
    return rows.evaluateAll((all) => all.map((row) => `${row.querySelector('.by span:last-of-type')?.textContent}: ${row.querySelector('.words').textContent}`));
  }

  it('with a question in its headline lets eight people and more speak for themselves', async () => {
    await paste({ ...article(files.bbc, 'bbc-politics-353'), title: 'Analysis: No pain, no gain?' });
    const quotes = await offered();
    for (const [who, words] of [
      ['Maria Hutchings', 'that\'s rubbish'],
      ['Neil Coppendale', 'Tens of thousands'],
      ['Diane Granger', 'Where are you going to put everyone?'],
      ['Marion Brown', 'wipe somebody\'s backside'],
      ['James Humphreys', 'They feel they don\'t get their voice across'],
      ['Sharron Storer', 'All you do is walk around'],
      ['Alastair Campbell', 'bit of a disaster'],
      ['Tony Blair', 'enthuse and engage'],
      ['Bill Clinton', 'Always remember that'],
    ]) {
      assert.ok(quotes.some((q) => q.includes(who) && q.includes(words)), `${who} is not quoted with “${words}”:\n${quotes.join('\n')}`);
    }
    const topics = page.getByRole('region', { name: 'Topics' });
    for (const name of ['Tony Blair', 'Alastair Campbell', 'Sharron Storer']) await topics.getByText(name).first().waitFor();
  });

  it('that asks what the future will answer is offered as a question', async () => {
    await paste(article(files.polnear, 'huff-post_2016-04-12_republicans'));
    const quotes = await offered();
    for (const [who, words] of [
      ['Don Stewart', 'any new announcements'], ['John Cornyn', 'would be surprised'], ['Jim Risch', 'It’s doable'],
      ['Carl Tobias', 'run out the clock'], ['Carl Tobias', 'Hillary should just do'],
    ]) {
      assert.ok(quotes.some((q) => q.includes(who) && q.includes(words)), `${who} is not quoted with “${words}”:\n${quotes.join('\n')}`);
    }
    const asked = page.getByLabel('Suggested questions').getByRole('listitem').filter({ hasText: 'Is This Obama’s Last One?' });
    await asked.waitFor();
    await asked.focus();
    await page.keyboard.press('a');
    await page.getByLabel('Questions on the list').getByText('Is This Obama’s Last One?').waitFor();
  });
});
