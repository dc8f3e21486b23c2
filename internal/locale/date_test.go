package locale

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// evening is a Sunday at five past nine.
var evening = time.Date(2026, time.May, 3, 21, 5, 0, 0, time.UTC)

func TestTheMastheadDateIsInThePapersLanguage(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"en":    "Sunday, May 3, 2026",
		"en-GB": "Sunday, 3 May 2026",
		"fr":    "dimanche 3 mai 2026",
		"es":    "domingo, 3 de mayo de 2026",
		"pl":    "niedziela, 3 maja 2026",
		"ar":    "الأحد، 3 مايو 2026",
		"fa":    "یکشنبه ۳ مهٔ ۲۰۲۶",
		"ja":    "2026年5月3日日曜日",
		"vi":    "Chủ Nhật, 3 tháng 5, 2026",
	} {
		if got := Find(tag).FullDate(evening); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

func TestADateIsPrintedInTheZoneItCarries(t *testing.T) {
	t.Parallel()
	l := Find("en-GB")
	auckland := evening.In(time.FixedZone("NZST", 12*60*60))
	if got, want := l.FullDate(auckland)+" "+l.Time(auckland), "Monday, 4 May 2026 09:05"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestTheTimeStaysOnOneLine(t *testing.T) {
	t.Parallel()
	if got, want := Find("en").Time(evening), "9:05\u202fPM"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPatternsAreTakenApart(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"d 'de' MMMM":   "3 de mai",
		"HH'h'mm":       "21h05",
		"h 'o''clock'":  "9 o'clock",
		"''d''":         "'3'",
		"d. M. y":       "3. 5. 2026",
		"dd/MM":         "03/05",
		"LLLL y":        "mai 2026",
		"cccc":          "dimanche",
		"y年M月":          "2026年5月",
		"d 'never shut": "3 never shut",
		"":              "",
	} {
		p, err := parsePattern(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if got := Find("fr").format(p, evening); got != want {
			t.Errorf("%q prints %q, want %q", text, got, want)
		}
	}
}

func TestYearsOutsideTheCommonRangeArePrinted(t *testing.T) {
	t.Parallel()
	l := Find("fa")
	got := []string{
		l.MonthYear(time.Date(12345, time.May, 3, 0, 0, 0, 0, time.UTC)),
		l.MonthYear(time.Date(33, time.May, 3, 0, 0, 0, 0, time.UTC)),
		l.MonthYear(time.Date(-44, time.May, 3, 0, 0, 0, 0, time.UTC)),
	}
	want := []string{"مهٔ ۱۲۳۴۵", "مهٔ ۳۳", "مهٔ \u200e−۴۴"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkFullDate(b *testing.B) {
	for _, tag := range []string{"en", "fr", "ar", "fa", "ja"} {
		l := Find(tag)
		b.Run(tag, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l.FullDate(evening)
			}
		})
	}
}
