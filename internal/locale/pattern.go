package locale

import (
	"fmt"
	"strings"
	"time"
)

// pattern is a CLDR date pattern such as "EEEE, d 'de' MMMM 'de' y", taken apart.
// Source: Unicode Technical Standard 35, part 4, section 8 (https://unicode.org/reports/tr35/tr35-dates.html#Date_Format_Patterns).
type pattern []field

// field is one piece of a pattern: a run of one letter, or text to print as it stands when the letter is 0.
type field struct {
	letter byte
	width  int
	text   string
}

// knownFields are the fields the shipped patterns use, each as it is written in them. A pattern with any other is refused
// when it is read, so that none can be printed wrong.
const knownFields = " y M MM MMM MMMM LLLL d dd EEEE cccc h hh H HH mm a "

// parsePattern takes a pattern apart. A letter of ASCII is a field, unless it stands between apostrophes; two apostrophes
// are one.
func parsePattern(text string) (pattern, error) {
	var p pattern
	for rest := text; rest != ""; {
		var f field
		f, rest = nextField(rest)
		if f.letter != 0 && !strings.Contains(knownFields, " "+f.text+" ") {
			return nil, fmt.Errorf("date pattern %q: unknown field %q", text, f.text)
		}
		p = append(p, f)
	}
	return p, nil
}

func nextField(text string) (f field, rest string) {
	switch first := text[0]; {
	case isLetter(first):
		end := len(text) - len(strings.TrimLeft(text, text[:1]))
		return field{letter: first, width: end, text: text[:end]}, text[end:]
	case strings.HasPrefix(text, "''"):
		return field{text: "'"}, text[2:]
	case first == '\'':
		return quotedField(text[1:])
	default:
		end := strings.IndexFunc(text, func(r rune) bool { return r == '\'' || r < 0x80 && isLetter(byte(r)) })
		if end < 0 {
			end = len(text)
		}
		return field{text: text[:end]}, text[end:]
	}
}

// quotedField reads to the closing apostrophe; the first is already gone.
func quotedField(text string) (f field, rest string) {
	for {
		quoted, after, _ := strings.Cut(text, "'")
		f.text += quoted
		if !strings.HasPrefix(after, "'") {
			return f, after
		}
		f.text += "'"
		text = after[1:]
	}
}

func isLetter(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

// format prints a time by a pattern.
func (l *Locale) format(p pattern, t time.Time) string {
	var space [64]byte // Room for nearly every date; only the result is allocated.
	out := space[:0]
	year, month, day := t.Date()
	for _, f := range p {
		switch f.letter {
		case 0:
			out = append(out, f.text...)
		case 'y':
			out = l.appendNumber(out, year, f.width)
		case 'M', 'L':
			out = l.appendMonth(out, month, f)
		case 'd':
			out = l.appendNumber(out, day, f.width)
		case 'E':
			out = append(out, l.table.Weekdays.Wide[t.Weekday()]...)
		case 'c':
			out = append(out, l.table.Weekdays.StandAlone[t.Weekday()]...)
		case 'H':
			out = l.appendNumber(out, t.Hour(), f.width)
		case 'h':
			out = l.appendNumber(out, (t.Hour()+11)%12+1, f.width)
		case 'm':
			out = l.appendNumber(out, t.Minute(), f.width)
		case 'a':
			out = append(out, l.table.DayPeriods[t.Hour()/12]...)
		}
	}
	return string(out)
}

func (l *Locale) appendMonth(out []byte, month time.Month, f field) []byte {
	switch {
	case f.letter == 'L':
		return append(out, l.table.Months.StandAlone[month-1]...)
	case f.width == 4:
		return append(out, l.table.Months.Wide[month-1]...)
	case f.width == 3:
		return append(out, l.table.Months.Abbreviated[month-1]...)
	default:
		return l.appendNumber(out, int(month), f.width)
	}
}
