// CLDR's plural rules speak of decimals and compact numbers as well; the paper counts whole things. This reduces each rule
// to integers: "i = 1 and v = 0" becomes "n = 1", and a clause that only decimals can meet goes away.
// The language of the rules: https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules

const contains = (ranges, n) =>
  ranges.split(',').some((range) => {
    const [low, high = low] = range.split('..').map(Number);
    return low <= n && n <= high;
  });

// True or false when the condition is about decimals, otherwise the condition itself on n.
function reduce(condition) {
  const [, operand, modulo, sign, ranges] = /^([a-z])( % \d+)? (!?=) (\S+)$/.exec(condition);
  if ('ni'.includes(operand)) return `n${modulo ?? ''} ${sign} ${ranges}`;
  return contains(ranges, 0) === (sign === '=');
}

function clause(text) {
  const conditions = text.split(' and ').map((condition) => reduce(condition.trim()));
  return conditions.includes(false) ? null : conditions.filter((condition) => condition !== true).join(' and ');
}

// integerRules answers [category, rule] pairs in CLDR's order; "other" needs no rule.
export function integerRules(cardinal) {
  return Object.entries(cardinal)
    .map(([key, text]) => [key.replace('pluralRule-count-', ''), text.split('@')[0]])
    .filter(([category]) => category !== 'other')
    .map(([category, text]) => [category, text.split(' or ').map(clause).filter(Boolean).join(' or ')])
    .filter(([, rule]) => rule);
}
