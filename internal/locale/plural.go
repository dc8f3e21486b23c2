package locale

import (
	"fmt"
	"strconv"
	"strings"
)

// other is the plural category every language has, and the one left when no rule fits.
const other = "other"

// Plural is the CLDR plural category of a whole number: zero, one, two, few, many or other. English knows one and other,
// Arabic all six.
func (l *Locale) Plural(n int) string {
	for _, rule := range l.plurals {
		if rule.holds(max(n, -n)) {
			return rule.category
		}
	}
	return other
}

// pluralRule says when a number is of a category: when all conditions of any one clause hold. The text of a rule, such as
// "n % 10 = 2..4 and n % 100 != 12..14", is CLDR's, reduced to whole numbers by tools/cldr/plurals.mjs.
// Source: https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules
type pluralRule struct {
	category string
	clauses  [][]pluralCondition
}

// pluralCondition is "n % modulo = ranges", or its contrary; modulo 0 means n itself.
type pluralCondition struct {
	modulo int
	not    bool
	ranges [][2]int
}

func (r pluralRule) holds(n int) bool {
	for _, clause := range r.clauses {
		if allHold(clause, n) {
			return true
		}
	}
	return false
}

func allHold(clause []pluralCondition, n int) bool {
	for _, condition := range clause {
		if !condition.holds(n) {
			return false
		}
	}
	return true
}

func (c pluralCondition) holds(n int) bool {
	if c.modulo > 0 {
		n %= c.modulo
	}
	for _, r := range c.ranges {
		if r[0] <= n && n <= r[1] {
			return !c.not
		}
	}
	return c.not
}

func parsePlurals(pairs [][2]string) ([]pluralRule, error) {
	rules := make([]pluralRule, len(pairs))
	for i, pair := range pairs {
		rules[i].category = pair[0]
		for text := range strings.SplitSeq(pair[1], " or ") {
			clause, err := parseClause(text)
			if err != nil {
				return nil, fmt.Errorf("plural rule %q: %w", pair[1], err)
			}
			rules[i].clauses = append(rules[i].clauses, clause)
		}
	}
	return rules, nil
}

func parseClause(text string) ([]pluralCondition, error) {
	var clause []pluralCondition
	for part := range strings.SplitSeq(text, " and ") {
		condition, err := parseCondition(strings.Fields(part))
		if err != nil {
			return nil, err
		}
		clause = append(clause, condition)
	}
	return clause, nil
}

// parseCondition reads the words of "n = 0,2..4" or "n % 10 != 1".
func parseCondition(words []string) (c pluralCondition, err error) {
	if len(words) == 5 && words[1] == "%" {
		if c.modulo, err = strconv.Atoi(words[2]); err != nil {
			return c, err
		}
		words = []string{words[0], words[3], words[4]}
	}
	if len(words) != 3 || words[0] != "n" || words[1] != "=" && words[1] != "!=" {
		return c, fmt.Errorf("not a condition: %q", words)
	}
	c.not = words[1] == "!="
	for text := range strings.SplitSeq(words[2], ",") {
		r, err := parseRange(text)
		if err != nil {
			return c, err
		}
		c.ranges = append(c.ranges, r)
	}
	return c, nil
}

// parseRange reads "3" or "3..10".
func parseRange(text string) (r [2]int, err error) {
	low, high, isRange := strings.Cut(text, "..")
	if !isRange {
		high = low
	}
	if r[0], err = strconv.Atoi(low); err != nil {
		return r, err
	}
	r[1], err = strconv.Atoi(high)
	return r, err
}
