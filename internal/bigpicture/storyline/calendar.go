package storyline

import (
	"slices"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/news"
)

// A calendar is what a language calls months and days.
type calendar struct {
	months []string        // folded, from January
	days   []string        // from Sunday; none where we do not know what their use means
	ahead  map[string]bool // words that turn a weekday into the next one
	day    map[string]int  // yesterday and the day before
}

// calendarOf returns the calendar of a language. The names are those of the
// locale; where it has none for a language, no date is found.
func calendarOf(lang string) calendar {
	l, c := locale.Find(lang), calendar{}
	for m := range 12 {
		c.months = append(c.months, prose.Fold(l.Month(time.Date(2026, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC))))
	}
	switch base(lang) {
	case "en":
		c.ahead, c.day = words("will would next"), map[string]int{"yesterday": -1}
	case "de":
		c.ahead, c.day = words("wird werden soll sollen nächsten kommenden"), map[string]int{"gestern": -1, "vorgestern": -2}
	default:
		return c
	}
	for d := range 7 {
		c.days = append(c.days, prose.Fold(l.Weekday(time.Date(2026, 11, 1+d, 0, 0, 0, 0, time.UTC)))) // 1 November 2026 is a Sunday
	}
	return c
}

// base returns the language of a tag, "pt" for "pt-BR".
func base(tag string) string {
	for i, r := range tag {
		if r == '-' || r == '_' {
			return tag[:i]
		}
	}
	return tag
}

// dateIn returns the one date that a sentence names, 0 for none or several. A
// date without a year is the one nearest to the day of publication.
func (c calendar) dateIn(tokens []prose.Token, published time.Time) (found news.EventDate) {
	folded := make([]string, len(tokens))
	for i, t := range tokens {
		folded[i] = prose.Fold(t.Text)
	}
	for i := range folded {
		date := c.dateAt(folded, i, published)
		if date != 0 && found != 0 && date != found {
			return 0
		}
		if date != 0 {
			found = date
		}
	}
	if found == news.DayOf(published) {
		return 0 // the article itself stands for it
	}
	return found
}

// dateAt returns the date that the word at i names with those around it.
func (c calendar) dateAt(words []string, i int, published time.Time) news.EventDate {
	if month := slices.Index(c.months, words[i]) + 1; month > 0 {
		return monthAt(words, i, month, published)
	}
	if weekday := slices.Index(c.days, words[i]); weekday >= 0 && i > 0 && !dayBeside(words, i) {
		return c.weekdayAt(words, weekday, published)
	}
	if back := c.day[words[i]]; back != 0 {
		return news.DayOf(published.AddDate(0, 0, back))
	}
	return 0
}

// monthAt returns the day, or the month, that a month at i names with the
// numbers beside it. A month alone without a year may be a name, or a verb.
func monthAt(words []string, i, month int, published time.Time) news.EventDate {
	day, year := 0, 0
	for _, j := range []int{i - 1, i - 2, i + 1, i + 2, i + 3} {
		if j < 0 || j >= len(words) {
			continue
		}
		n, err := strconv.Atoi(words[j])
		switch {
		case err != nil:
		case n >= 1900 && n <= 2200 && j > i && year == 0:
			year = n
		case n >= 1 && n <= 31 && day == 0 && j != i+3:
			day = n
		}
	}
	if day == 0 && year == 0 {
		return 0
	}
	if year == 0 {
		year = nearestYear(month, day, published)
	}
	date := news.EventDate(year*10000 + month*100 + day)
	if !date.Valid() {
		return 0
	}
	return date
}

// nearestYear returns the year in which a day is nearest to another one.
func nearestYear(month, day int, published time.Time) (best int) {
	least := time.Duration(1<<63 - 1)
	for year := published.Year() - 1; year <= published.Year()+1; year++ {
		far := time.Date(year, time.Month(month), day, 12, 0, 0, 0, published.Location()).Sub(published).Abs()
		if far < least {
			best, least = year, far
		}
	}
	return best
}

// weekdayAt returns the last such day before publication, or the next one
// where the sentence looks ahead.
func (c calendar) weekdayAt(words []string, weekday int, published time.Time) news.EventDate {
	days := (int(published.Weekday()) - weekday + 6) % 7
	back := -(days + 1)
	if slices.ContainsFunc(words, func(w string) bool { return c.ahead[w] }) {
		back += 7
	}
	return news.DayOf(published.AddDate(0, 0, back))
}

// dayBeside reports whether a weekday stands before a date that says it all:
// "Sunday, 22 November".
func dayBeside(words []string, i int) bool {
	for _, j := range []int{i + 1, i + 2, i + 3} {
		if j < len(words) {
			if n, err := strconv.Atoi(words[j]); err == nil && n <= 31 {
				return true
			}
		}
	}
	return false
}
