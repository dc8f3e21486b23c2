// What the keyboard can do, for the sheet that "?" opens. Each screen answers
// its own keys; here they are written down, in the order they are learnt.

export interface Shortcut { keys: string; does: string }
export interface ShortcutGroup { name: string; list: Shortcut[] }

export const everywhere: ShortcutGroup = {
  name: 'Everywhere',
  list: [
    { keys: '?', does: 'Show this sheet' },
    { keys: 'g a', does: 'Go to the articles' },
    { keys: 'g p', does: 'Go to the pictures' },
    { keys: 'g f', does: 'Go to the fronts' },
    { keys: 'n', does: 'Begin a new article' },
    { keys: 'Esc', does: 'Close a dialog or a menu' },
  ],
};

export const articles: ShortcutGroup = {
  name: 'The list of articles',
  list: [
    { keys: '/', does: 'Search' },
    { keys: 'b', does: 'Show the board' },
    { keys: 't', does: 'Show the table' },
    { keys: 'j or ↓', does: 'Next article' },
    { keys: 'k or ↑', does: 'Article before' },
    { keys: 'Enter', does: 'Open the article' },
    { keys: 'x', does: 'Select the article' },
  ],
};
