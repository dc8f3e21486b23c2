package wordpress

import (
	"strings"
	"time"

	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// Dates of WordPress have no zone: wp:post_date is the local time of the site,
// wp:post_date_gmt the same instant in UTC, or zeros for drafts and in old
// exports.
const dateForm = "2006-01-02 15:04:05"

func parseDate(s string) (time.Time, bool) {
	t, err := time.Parse(dateForm, strings.TrimSpace(s))
	return t, err == nil && t.Year() > 1
}

// zones learns from the dates that are given twice how far the site is from
// UTC, by month, because summer time moves it. It stands in for the zone of
// the site, which no export names.
type zones struct {
	given *time.Location // by whoever runs the import; wins
	seen  map[time.Month]map[time.Duration]int
}

func (z *zones) learn(it *wxr.Item) {
	local, ok := parseDate(it.Date)
	utc, ok2 := parseDate(it.DateGMT)
	if !ok || !ok2 {
		return
	}
	const furthest = 14 * time.Hour
	offset := local.Sub(utc)
	if offset > furthest || offset < -furthest || offset%(15*time.Minute) != 0 {
		return
	}
	if z.seen == nil {
		z.seen = map[time.Month]map[time.Duration]int{}
	}
	for _, month := range []time.Month{local.Month(), 0} { // 0 is the whole year
		if z.seen[month] == nil {
			z.seen[month] = map[time.Duration]int{}
		}
		z.seen[month][offset]++
	}
}

// instant returns when something of the two forms happened, zero if neither
// says so.
func (z *zones) instant(local, utc string) time.Time {
	if t, ok := parseDate(utc); ok {
		return t
	}
	t, ok := parseDate(local)
	if !ok {
		return time.Time{}
	}
	if z.given != nil {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, z.given).UTC()
	}
	counts := z.seen[t.Month()]
	if len(counts) == 0 {
		counts = z.seen[0]
	}
	return t.Add(-commonest(counts))
}

func commonest(counts map[time.Duration]int) (best time.Duration) {
	most := 0
	for offset, n := range counts {
		if n > most || n == most && offset < best {
			best, most = offset, n
		}
	}
	return best
}

// published returns when an item came out, zero if nothing says so.
func (z *zones) published(it *wxr.Item) time.Time {
	if t := z.instant(it.Date, it.DateGMT); !t.IsZero() {
		return t
	}
	t, err := time.Parse(time.RFC1123Z, strings.TrimSpace(it.PubDate))
	if err != nil || t.Year() <= 1 {
		return time.Time{}
	}
	return t.UTC()
}
