package question

import (
	"slices"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// due returns the latest day to come that the tokens name, as midnight in the
// paper's zone, or zero.
func (f *finder) due(p *prose.Passage, from, to int) time.Time {
	var latest time.Time
	if !f.l.known || f.published.IsZero() {
		return latest
	}
	words := make([]string, 0, to-from)
	for _, t := range p.Tokens[from:to] {
		words = append(words, prose.Fold(t.Text))
	}
	for i := range words {
		if day := f.dayAt(words, i); day.After(f.today()) && day.After(latest) && day.Before(f.today().AddDate(horizon, 0, 0)) {
			latest = day
		}
	}
	return latest
}

// horizon is how many years ahead a date may be.
const horizon = 100

func (f *finder) today() time.Time {
	y, m, d := f.published.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, f.published.Location())
}

// dayAt returns the day that the words from i on name, or zero: a month with
// its day and year, a year, a weekday, "next month", "within two weeks".
func (f *finder) dayAt(words []string, i int) time.Time {
	if month := slices.Index(f.l.months, words[i]) + 1; month > 0 {
		return f.monthAt(words, i, time.Month(month))
	}
	if weekday := slices.Index(f.l.days, words[i]); weekday >= 0 {
		ahead := (weekday-int(f.published.Weekday())+6)%7 + 1
		return f.today().AddDate(0, 0, ahead)
	}
	if unit, ok := f.l.units[words[i]]; ok && i > 0 {
		return f.unitAt(words, i, unit)
	}
	if year, ok := year(words[i]); ok && i > 0 && f.l.until[words[i-1]] {
		if before(words[i-1]) {
			return time.Date(year-1, time.December, 31, 0, 0, 0, 0, f.published.Location())
		}
		return time.Date(year, time.December, 31, 0, 0, 0, 0, f.published.Location())
	}
	return time.Time{}
}

// before reports whether a preposition leaves out the time it stands before.
func before(word string) bool { return word == "before" || word == "vor" }

// monthAt returns the day that a month at i names with the numbers beside it;
// its last day if there is none. Without a year it is the next such month.
func (f *finder) monthAt(words []string, i int, month time.Month) time.Time {
	if month == time.May && (i == 0 || !f.l.until[words[i-1]] && !beside(words, i)) {
		return time.Time{} // the verb
	}
	day, named := 0, 0
	for _, j := range []int{i - 1, i - 2, i + 1, i + 2, i + 3} {
		if j < 0 || j >= len(words) {
			continue
		}
		if y, ok := year(words[j]); ok && j > i {
			named = y
		} else if n, err := strconv.Atoi(words[j]); err == nil && n >= 1 && n <= 31 && day == 0 && j != i+3 {
			day = n
		}
	}
	date := func(year int) time.Time {
		if day == 0 {
			return time.Date(year, month+1, 0, 0, 0, 0, 0, f.published.Location())
		}
		return time.Date(year, month, day, 0, 0, 0, 0, f.published.Location())
	}
	if named != 0 {
		return date(named)
	}
	if d := date(f.published.Year()); d.After(f.today()) {
		return d
	}
	return date(f.published.Year() + 1)
}

// beside reports whether a number stands next to the word at i.
func beside(words []string, i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(words) {
			if _, err := strconv.Atoi(words[j]); err == nil {
				return true
			}
		}
	}
	return false
}

// unitAt returns the end of the time that a unit at i names: next week, this
// year, within two months, the end of the year.
func (f *finder) unitAt(words []string, i int, unit string) time.Time {
	today, count := f.today(), 0
	if n, ok := number(words[i-1]); ok {
		for _, w := range words[max(0, i-4) : i-1] {
			if f.l.until[w] {
				return ahead(today, unit, n)
			}
		}
		return time.Time{}
	}
	switch {
	case f.l.next[words[i-1]]:
		count = 1
	case words[i-1] == "this" || words[i-1] == "diese" || words[i-1] == "diesem" || words[i-1] == "dieses" || slices.Contains(words[max(0, i-4):i], f.l.end):
	default:
		return time.Time{}
	}
	return endOf(today, unit, count)
}

// ahead returns the day n units from today.
func ahead(today time.Time, unit string, n int) time.Time {
	switch unit {
	case "day":
		return today.AddDate(0, 0, n)
	case "week":
		return today.AddDate(0, 0, 7*n)
	case "month":
		return today.AddDate(0, n, 0)
	default:
		return today.AddDate(n, 0, 0)
	}
}

// endOf returns the last day of this unit, or of the one count units later.
func endOf(today time.Time, unit string, count int) time.Time {
	switch unit {
	case "day":
		return today.AddDate(0, 0, count)
	case "week":
		return today.AddDate(0, 0, (7-int(today.Weekday()))%7+7*count)
	case "month":
		return time.Date(today.Year(), today.Month()+time.Month(count)+1, 0, 0, 0, 0, 0, today.Location())
	default:
		return time.Date(today.Year()+count, time.December, 31, 0, 0, 0, 0, today.Location())
	}
}

// year reads a year of four digits.
func year(word string) (int, bool) {
	n, err := strconv.Atoi(word)
	return n, err == nil && len(word) == 4 && n >= 1900 && n <= 2200
}

// number reads a small number, in figures or in words.
func number(word string) (int, bool) {
	if n, err := strconv.Atoi(word); err == nil && n > 0 && n <= 100 {
		return n, true
	}
	for i, names := range [][]string{
		{"one", "ein", "einem", "einer"},
		{"two", "zwei"},
		{"three", "drei"},
		{"four", "vier"},
		{"five", "fünf"},
		{"six", "sechs"},
		{"seven", "sieben"},
		{"eight", "acht"},
		{"nine", "neun"},
		{"ten", "zehn"},
	} {
		if slices.Contains(names, word) {
			return i + 1, true
		}
	}
	return 0, false
}
