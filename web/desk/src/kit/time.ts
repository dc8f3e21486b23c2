// Times as people at a desk say them. The paper has its own zone, which may
// not be that of the computer: times of the paper are shown in the paper's.

let zone: string | undefined;

/** Sets the paper's time zone, such as "Europe/London". */
export function inZone(name: string) { zone = name; }

/** "14:03" today, "Tue 14:03" this week, "12 Nov 14:03", with the year where it is another. */
export function when(at: string | Date, now: Date = new Date()): string {
  const date = new Date(at);
  const days = Math.abs(date.getTime() - now.getTime()) / 86_400_000;
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };
  if (day(date) === day(now)) return format(date, time);
  if (days < 6) return format(date, { weekday: 'short', ...time });
  const year = format(date, { year: 'numeric' }) === format(now, { year: 'numeric' }) ? {} : { year: 'numeric' as const };
  return format(date, { day: 'numeric', month: 'short', ...year, ...time });
}

/** "14:03:12", for what has just happened. */
export function toTheSecond(at: string | Date): string {
  return format(new Date(at), { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}

/** The whole date and time, for titles and those who ask precisely. */
export function exactly(at: string | Date): string {
  return format(new Date(at), { dateStyle: 'full', timeStyle: 'medium' });
}

/** "in 9 hours", "3 minutes ago". */
export function away(at: string | Date, now: Date = new Date()): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const steps: [number, Intl.RelativeTimeFormatUnit][] = [[86_400, 'day'], [3600, 'hour'], [60, 'minute']];
  for (const [size, unit] of steps) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(Math.trunc(seconds), 'second');
}

const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

function day(d: Date) { return format(d, { dateStyle: 'short' }); }

function format(d: Date, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat('en-GB', { ...options, ...(zone ? { timeZone: zone } : {}) }).format(d);
}

/** What a datetime-local input shows for an instant, in the paper's zone. */
export function toInput(at: string | Date): string {
  return wall(new Date(at));
}

/** The instant of what a datetime-local input says in the paper's zone. */
export function fromInput(value: string): string {
  const guess = new Date(value + 'Z');
  const off = new Date(wall(guess) + 'Z').getTime() - guess.getTime();
  const first = new Date(guess.getTime() - off);
  const rest = new Date(wall(first) + 'Z').getTime() - guess.getTime(); // the clocks may change in between
  return new Date(first.getTime() - rest).toISOString();
}

function wall(d: Date): string {
  const p = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    ...(zone ? { timeZone: zone } : {}),
  }).format(d);
  return p.replace(' ', 'T');
}
