package locale

import (
	"fmt"
	"strings"
	"time"
)

// Locale is a language and the customs of the place where it is read. It is immutable and safe for concurrent use.
type Locale struct {
	tag     string
	table   table
	digits  [10]string
	plurals []pluralRule
	words   *catalogue

	full, long, medium, monthYear, clock, dateTime pattern
}

// newLocale prepares a table for use; words may be shared with other locales.
func newLocale(tag string, t table, words *catalogue) (*Locale, error) {
	l := &Locale{tag: tag, table: t, words: words}
	for i, digit := range strings.Split(t.Number.Digits, "") {
		l.digits[i] = digit
	}
	var err error
	if l.plurals, err = parsePlurals(t.Plurals); err != nil {
		return nil, fmt.Errorf("locale %s: %w", tag, err)
	}
	p := t.Patterns
	dateTime := strings.NewReplacer("{1}", p.Medium, "{0}", p.Time).Replace(p.DateTime)
	for _, each := range []struct {
		to   *pattern
		text string
	}{
		{&l.full, p.Full},
		{&l.long, p.Long},
		{&l.medium, p.Medium},
		{&l.monthYear, p.MonthYear},
		{&l.clock, p.Time},
		{&l.dateTime, dateTime},
	} {
		if *each.to, err = parsePattern(each.text); err != nil {
			return nil, fmt.Errorf("locale %s: %w", tag, err)
		}
	}
	return l, nil
}

// Tag is the BCP 47 tag of the locale that was found, such as "en-GB"; it may be shorter than the tag that was asked for.
func (l *Locale) Tag() string { return l.tag }

// WordsTag is the language of the interface words: Tag's own, or "en" where there is no catalogue yet. A page whose
// language differs from it marks its interface with this lang.
func (l *Locale) WordsTag() string { return l.words.tag }

// Dir is the direction of writing, "ltr" or "rtl", as the HTML attribute dir wants it.
func (l *Locale) Dir() string { return l.table.Dir }

// FirstDay is the day a week begins with in calendars.
func (l *Locale) FirstDay() time.Weekday { return time.Weekday(l.table.FirstDay) }

// Quote puts text between the primary quotation marks of the language.
func (l *Locale) Quote(text string) string {
	return l.table.Quotes[0] + text + l.table.Quotes[1]
}
