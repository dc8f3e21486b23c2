package press

import (
	"strings"
	"testing"
	"time"
)

func TestUnchanged(t *testing.T) {
	t.Parallel()
	modified := time.Date(2026, 11, 22, 9, 0, 0, 500e6, time.UTC)
	const (
		etag   = `"tide-br"`
		same   = "Sun, 22 Nov 2026 09:00:00 GMT"
		before = "Sun, 22 Nov 2026 08:59:59 GMT"
	)
	tests := []struct {
		name  string
		none  []string
		since []string
		want  bool
	}{
		{name: "a reader who holds nothing"},
		{name: "the same tag", none: []string{etag}, want: true},
		{name: "the same tag, weakened on the way", none: []string{"W/" + etag}, want: true},
		{name: "another tag", none: []string{`"tide-gzip"`}},
		{name: "a list with the tag", none: []string{`"a", W/"b" , ` + etag}, want: true},
		{name: "a list without it", none: []string{`"a", "b"`}},
		{name: "the tag in a second field", none: []string{`"a"`, etag}, want: true},
		{name: "a tag with a comma in it", none: []string{`"a,b", ` + etag}, want: true},
		{name: "our tag inside another", none: []string{`"x"tide-br"`}},
		{name: "any", none: []string{" * "}, want: true},
		{name: "a tag without quotes", none: []string{"tide-br"}},
		{name: "a tag without an end", none: []string{`"tide-br`}},
		{name: "an empty field", none: []string{""}},
		{name: "the same date", since: []string{same}, want: true},
		{name: "an earlier date", since: []string{before}},
		{name: "no date at all", since: []string{"yesterday"}},
		{name: "two dates", since: []string{same, same}},
		{name: "another tag with the same date", none: []string{`"a"`}, since: []string{same}},
	}
	for _, test := range tests {
		if got := unchanged(wish{none: test.none, since: test.since}, etag, modified); got != test.want {
			t.Errorf("%s: unchanged is %v, want %v", test.name, got, test.want)
		}
	}
	if unchanged(wish{since: []string{same}}, etag, time.Time{}) {
		t.Error("a page without a date counts as unchanged since one")
	}
}

func FuzzIfNoneMatch(f *testing.F) {
	for _, seed := range []string{`"a"`, `W/"a", "b"`, `"a`, `,,"a",`, `""`, "*"} {
		f.Add(seed)
	}
	const etag = `"ours"`
	f.Fuzz(func(t *testing.T, header string) {
		if holds([]string{header}, etag) && !strings.Contains(header, etag) && !strings.Contains(header, "*") {
			t.Errorf("%q is taken for a tag it does not name", header)
		}
		if list := `W/"x", ` + etag + ", " + header; !holds([]string{list}, etag) {
			t.Errorf("%q names the tag and is not understood", list)
		}
	})
}
