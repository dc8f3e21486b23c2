// Somebody who has no mouse: everything is reached with Tab and done with keys.

/** Presses Tab until what has the focus is called so, and fails if nothing is. */
export const reach = (page, name) => step(page, 'Tab', name);

/** Presses a key until what has the focus is called so, and fails if nothing is. */
export async function step(page, key, name) {
  for (let i = 0; i < 200; i++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${name}; the focus is on "${await focused(page)}"`);
}

/** Reaches a button or link and presses Enter. */
export async function enter(page, name) {
  await reach(page, name);
  await page.keyboard.press('Enter');
}

/** Reaches a field and types over what is in it. */
export async function fill(page, name, text) {
  await reach(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Reaches a list of choices and types the first letters of one. */
export async function choose(page, name, letters) {
  await reach(page, name);
  await page.keyboard.type(letters);
}

/** Opens a menu and takes an entry of it. */
export async function take(page, menu, entry) {
  await enter(page, menu);
  await page.getByRole('menu').waitFor();
  await step(page, 'ArrowDown', entry);
  await page.keyboard.press('Enter');
}

/** What a screen reader would call the thing that has the focus. */
function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    const by = at.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    const name = at.getAttribute('aria-label') ?? by ?? at.labels?.[0]?.textContent ?? at.textContent ?? '';
    return name.trim().replace(/\s+/g, ' ');
  });
}
