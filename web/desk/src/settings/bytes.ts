// Sizes as people say them.

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** "3.4 MB", in steps of a thousand. */
export function bytes(n: number): string {
  let step = 0;
  while (n >= 1000 && step < units.length - 1) {
    n /= 1000;
    step++;
  }
  return `${step && n < 10 ? n.toFixed(1) : Math.round(n)} ${units[step]}`;
}
