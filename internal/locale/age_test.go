package locale

import (
	"testing"
	"time"
)

func at(text string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestAgeIsToldInTheLargestWholeUnit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ from, to, en, ar string }{
		{"2022-05-03 09:00", "2026-05-03 09:00", "4 years", "4 سنوات"},
		{"2022-05-03 09:00", "2026-05-03 08:59", "3 years", "3 سنوات"},
		{"2024-05-03 09:00", "2026-11-22 09:00", "2 years", "سنتان"},
		{"2025-05-03 09:00", "2026-05-03 09:00", "1 year", "سنة"},
		{"2026-01-31 09:00", "2026-02-28 09:00", "28 days", "28 يومًا"},
		{"2026-01-31 09:00", "2026-03-01 09:00", "1 month", "شهر"},
		{"2024-02-29 09:00", "2025-02-28 09:00", "11 months", "11 شهرًا"},
		{"2024-02-29 09:00", "2025-03-01 09:00", "1 year", "سنة"},
		{"2026-02-03 09:00", "2026-05-03 09:00", "3 months", "3 أشهر"},
		{"2026-05-01 09:00", "2026-05-06 10:00", "5 days", "5 أيام"},
		{"2026-05-01 09:00", "2026-05-02 08:59", "23 hours", "23 ساعة"},
		{"2026-05-01 09:00", "2026-05-01 09:01", "1 minute", "دقيقة"},
		{"2026-05-01 09:00", "2026-05-01 09:00", "0 minutes", "0 دقيقة"},
		{"2026-05-01 09:00", "2020-05-01 09:00", "0 minutes", "0 دقيقة"},
	} {
		if got := Find("en").Age(at(test.from), at(test.to)); got != test.en {
			t.Errorf("en, from %s to %s: %s, want %s", test.from, test.to, got, test.en)
		}
		if got := Find("ar").Age(at(test.from), at(test.to)); got != test.ar {
			t.Errorf("ar, from %s to %s: %s, want %s", test.from, test.to, got, test.ar)
		}
	}
}

func TestAgeCountsMonthsInTheZoneOfTheReader(t *testing.T) {
	t.Parallel()
	tokyo := time.FixedZone("JST", 9*60*60)
	from := time.Date(2026, time.January, 31, 23, 0, 0, 0, time.UTC) // The first of February in Tokyo.
	to := time.Date(2026, time.March, 1, 8, 0, 0, 0, tokyo)
	if got, want := Find("en").Age(from, to), "1 month"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAgoLooksBackAndAhead(t *testing.T) {
	t.Parallel()
	now := at("2026-05-03 21:05")
	for _, test := range []struct {
		tag  string
		then time.Time
		want string
	}{
		{"en", now.Add(-3 * time.Hour), "3 hours ago"},
		{"en", now.Add(-time.Minute), "1 minute ago"},
		{"en", now.Add(-59 * time.Second), "now"},
		{"en", now.Add(59 * time.Second), "now"},
		{"en", now.Add(25 * time.Hour), "in 1 day"},
		{"en", now.AddDate(-4, 0, 0), "4 years ago"},
		{"fr", now.Add(-3 * time.Hour), "il y a 3 heures"},
		{"de", now.AddDate(0, -2, 0), "vor 2 Monaten"},
		{"pl", now.Add(-5 * time.Hour), "5 godzin temu"},
		{"he", now.Add(-3 * time.Hour), "לפני 3 שעות"},
		{"ar", now.Add(2 * time.Hour), "خلال ساعتين"},
		{"ja", now, "今"},
	} {
		if got := Find(test.tag).Ago(test.then, now); got != test.want {
			t.Errorf("%s: %q, want %q", test.tag, got, test.want)
		}
	}
}
