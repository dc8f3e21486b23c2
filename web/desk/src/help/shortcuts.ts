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
    { keys: 'g l', does: 'Go to the letters' },
    { keys: 'n', does: 'Begin a new article' },
    { keys: 'Esc', does: 'Close a dialog or a menu' },
  ],
};

export const articles: ShortcutGroup = {
  name: 'The list of articles',
  list: [
    { keys: '/', does: 'Search; ↓ goes from there into the table' },
    { keys: 'b', does: 'Show the board' },
    { keys: 't', does: 'Show the table' },
    { keys: 'j or ↓', does: 'Next article' },
    { keys: 'k or ↑', does: 'Article before' },
    { keys: 'Enter', does: 'Open the article' },
    { keys: 'x', does: 'Select the article' },
  ],
};

export const fronts: ShortcutGroup = {
  name: 'A front',
  list: [
    { keys: '/', does: 'Find an article' },
    { keys: 'l', does: 'Go to the list of articles' },
    { keys: '1 to 9', does: 'Put the article on top of that container' },
    { keys: 'Shift 1 to 9', does: 'Put it at the end of that container' },
    { keys: 'a', does: 'Put it on top of the first container' },
    { keys: 'f', does: 'Go to the cards' },
    { keys: 'Space', does: 'Pick a card up, or put it down' },
    { keys: '↑ ↓', does: 'Carry the card, or go to the next' },
    { keys: 'm', does: 'Move the card to…' },
    { keys: 'Delete', does: 'Take the card off the front' },
    { keys: 'v', does: 'Preview' },
    { keys: 'Shift L', does: 'Launch' },
    { keys: 'Mod Z', does: 'Undo' },
  ],
};

export const issues: ShortcutGroup = {
  name: 'An issue of a letter',
  list: [
    { keys: '↑ ↓', does: 'Go to the next part, or carry the one picked up' },
    { keys: 'Space', does: 'Pick a part up, or put it down' },
    { keys: 'Enter', does: 'Change its words' },
    { keys: 'Delete', does: 'Take it out' },
    { keys: 'v', does: 'Preview' },
    { keys: 'Mod Z', does: 'Undo' },
  ],
};

export const bigPicture: ShortcutGroup = {
  name: 'The big picture beside an article',
  list: [
    { keys: '↑ ↓', does: 'Go to the suggestion before, or the next' },
    { keys: 'a', does: 'Accept it' },
    { keys: 'x', does: 'Refuse it' },
    { keys: 'e', does: 'Mend it' },
    { keys: 'u', does: 'Undo what was decided about it' },
    { keys: 'Enter', does: 'Show it in the text' },
  ],
};
