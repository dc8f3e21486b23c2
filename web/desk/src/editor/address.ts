// The rules of internal/richtext/address.go for what a person types into a
// field. The server holds everything against them again.

const longest = 4096; // bytes; longer addresses fail in browsers and mail
const ambiguous = /[\u0000-\u0020\\\u007f-\u009f\u202a-\u202e\u2028\u2029\ufeff]/;

// isAddress refuses characters by which an address can mean one thing to us
// and another to a browser.
function isAddress(s: string): boolean {
  return !ambiguous.test(s) && new TextEncoder().encode(s).length <= longest;
}

/** Reports whether s is an absolute http or https address. */
export function isWeb(s: string): boolean {
  if (!isAddress(s) || !/^https?:\/\//.test(s)) return false;
  try {
    return new URL(s).hostname !== '';
  } catch {
    return false;
  }
}

/**
 * Reports whether s may be the target of a link: http, https, mailto,
 * or a path of the paper.
 */
export function isLink(s: string): boolean {
  if (s.startsWith('/')) return isAddress(s) && !s.startsWith('//');
  if (s.startsWith('mailto:')) return isAddress(s) && s.length > 'mailto:'.length;
  return isWeb(s);
}

/** Reports whether s has the shape of a language tag. */
export function isLang(s: string): boolean {
  return s.length <= 35 && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(s);
}

/** Reports whether s is a year, a month or a day of the calendar. */
export function isDate(s: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(s);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Reports whether s is one short word of letters, digits and "+-_.#". */
export function isName(s: string): boolean {
  return /^[a-z0-9+\-_.#]{1,128}$/i.test(s);
}

/** Returns the host of an address without "www.". */
export function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return address;
  }
}

/**
 * Makes a link of what a person typed: "example.org/a" gets its
 * scheme, "a@example.org" becomes mailto. It returns '' where that is no link.
 */
export function toLink(typed: string): string {
  const s = typed.trim();
  if (isLink(s)) return s;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(s)) return 'mailto:' + s;
  const guess = 'https://' + s;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(s) && isWeb(guess) ? guess : '';
}
