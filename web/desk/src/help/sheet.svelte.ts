// Whether the sheet of shortcuts is open; the menu and the "?" key open it.
export const sheet = $state({ open: false });
