// What is new in a storyline since the reader last looked. Nothing is kept
// unless the reader ticks the box, and then only a day for each storyline, on
// this device alone; it is sent to nobody. The page works without this file.
'use strict';

(() => {
  const box = document.querySelector('.visit');
  if (!box) return;
  const [note, label, forget] = box.children;
  const tick = label.querySelector('input');
  const { since, min, max } = box.dataset;
  const key = 'visits';

  let visits = null; // days by the address of the storyline; null if nothing is kept
  try {
    visits = JSON.parse(localStorage.getItem(key));
  } catch {
    return; // storage is closed, or holds something else
  }

  const show = () => {
    tick.checked = Boolean(visits?.[since]);
    forget.hidden = !visits;
  };
  const keep = () => {
    if (visits && !Object.keys(visits).length) visits = null;
    if (visits) localStorage.setItem(key, JSON.stringify(visits));
    else localStorage.removeItem(key);
    show();
  };

  const last = visits?.[since];
  if (/^\d{4}-\d\d-\d\d$/.test(last ?? '') && last >= min && last <= max) {
    note.querySelector('span').textContent = new Date(`${last}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
    note.querySelector('a').href = `${since}/${last}`;
    note.hidden = false;
  }
  tick.addEventListener('change', () => {
    visits = { ...visits };
    if (tick.checked) visits[since] = max;
    else delete visits[since];
    keep();
  });
  forget.addEventListener('click', () => {
    visits = null;
    note.hidden = true;
    keep();
    tick.focus();
  });
  if (last) visits[since] = max;
  if (visits) keep();
  show();
  box.hidden = false;
})();
