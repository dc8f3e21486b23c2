package news_test

import (
	"testing"

	"github.com/courant-press/courant/internal/news"
)

func TestSameHeadline(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b string
		same bool
	}{
		{"Swing bridge stuck open for third day", "Swing bridge stuck open for third day", true},
		{"Swing bridge stuck open for third day", "Swing bridge stuck open for a third day", true},
		{"Swing bridge stuck open for third day", "SWING BRIDGE: stuck open for third day!", true},
		{"Swing bridge stuck open for third day", "Swing bridge stuck open for fourth day", false},
		{"Ferry prices rise 3.5%", "Ferry prices rise 35%", false},
		{"Ferry prices rise 3%", "Ferry prices rise 3 points", false},
		{"Harbour close to agreement", "Harbor closes to agreement", true},
		{"Élections: le maire réélu", "Elections : maire réélu", true},
		{"The mayor’s speech", "Mayor's speech", true},
		{"Mayor resigns", "Mayor does not resign", false},
		{"Police shot man", "Police shot by man", false},
		{"Ostrand beat Harwick in final", "Harwick beat Ostrand in final", false},
		{"Deputy mayor resigns", "Mayor resigns", false},
		{"هل سيفتح الجسر؟", "هل سيفتح الجسر", true},
		{"पुल खुला", "पुल खोला", false},
		{"", "", false},
		{"The", "A", false},
		{"!", "?", false},
	}
	for _, test := range tests {
		why, same := news.SameHeadline(test.a, test.b)
		if key := news.HeadlineKey(test.a); test.same != (key != "" && key == news.HeadlineKey(test.b)) {
			t.Errorf("%q and %q have the keys %q and %q", test.a, test.b, key, news.HeadlineKey(test.b))
		}
		if _, back := news.SameHeadline(test.b, test.a); same != test.same || back != same || same == (why == "") {
			t.Errorf("%q and %q: %v, %q; the other way round %v", test.a, test.b, same, why, back)
		}
	}
}
