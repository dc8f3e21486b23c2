package news_test

import (
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func quoteOf(name string, words ...string) news.Quote {
	s := news.Saying{Speaker: news.Speaker{Name: name}}
	for _, w := range words {
		s.Pieces = append(s.Pieces, news.QuotePiece{Words: w})
	}
	return news.Quote{Found: s, Said: s, State: news.QuoteProposed}
}

func TestAMarkIsOfTheWords(t *testing.T) {
	t.Parallel()
	same := []string{"We never stopped,", "“We never STOPPED!”", "we  never\nstopped"}
	for _, words := range same {
		if news.QuoteMark(words, 1) != news.QuoteMark(same[0], 1) {
			t.Errorf("%q has another mark", words)
		}
	}
	if news.QuoteMark("We stopped", 1) == news.QuoteMark(same[0], 1) || news.QuoteMark(same[0], 2) == news.QuoteMark(same[0], 1) {
		t.Error("other words, or the same words again, have the same mark")
	}
	if got := news.FoldQuote("Ça «va» — 3,5 %, naïve?"); got != "ça va 3 5 naïve" {
		t.Errorf("folded: %q", got)
	}
}

func TestWhatCanBeDecidedAboutAQuote(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	confirmed := quoteOf("Anna Holm", "We sail.")
	if err := confirmed.Confirm(7, now); err != nil {
		t.Fatal(err)
	}
	mended := quoteOf("", "We sail.")
	said := news.Saying{Pieces: mended.Said.Pieces, Speaker: news.Speaker{Name: " Anna Holm "}}
	if err := mended.Mend(said, 7, now); err != nil || mended.State != news.QuoteConfirmed || mended.Said.Speaker.Name != "Anna Holm" {
		t.Fatalf("mended: %v, %+v", err, mended)
	}
	if err := mended.Undo(); err != nil || mended.Said.Speaker.Name != "" || mended.Mended || mended.Staff != 0 {
		t.Errorf("taken back: %v, %+v", err, mended)
	}
	proposed, nobody := quoteOf("Anna Holm", "We sail."), quoteOf("", "We sail.")
	for name, refusal := range map[string]error{
		"confirmed twice":    confirmed.Confirm(7, now),
		"nobody said it":     nobody.Confirm(7, now),
		"nothing to undo":    proposed.Undo(),
		"no words":           proposed.Mend(news.Saying{Speaker: news.Speaker{Name: "Anna"}, Pieces: []news.QuotePiece{{Words: " … "}}}, 7, now),
		"mended to nobody":   proposed.Mend(news.Saying{Pieces: proposed.Said.Pieces}, 7, now),
		"a name without end": proposed.Mend(news.Saying{Pieces: proposed.Said.Pieces, Speaker: news.Speaker{Name: strings.Repeat("a", 301)}}, 7, now),
	} {
		if refusal == nil || !strings.HasSuffix(refusal.Error(), ".") {
			t.Errorf("%s: %v, want a sentence", name, refusal)
		}
	}
}

func TestABalanceIsOfOneYearAtMost(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		days int
		good bool
	}{"a month": {30, true}, "a leap year": {366, true}, "more": {367, false}, "nothing": {0, false}, "backwards": {-1, false}} {
		err := news.BalanceQuery{From: now, Until: now.AddDate(0, 0, test.days)}.Check()
		if (err == nil) != test.good {
			t.Errorf("%s: %v", name, err)
		}
	}
	b := news.QuoteBalance{Quotes: 4, Speakers: []news.SpeakerCount{{Quotes: 3, Kind: news.Person, New: true}, {Quotes: 1}}}
	if b.TopShare(1) != 0.75 || b.TopShare(10) != 1 || b.NewVoices() != 1 || b.Kinds()[news.Person] != 3 || (news.QuoteBalance{}).TopShare(10) != 0 {
		t.Errorf("figures: %v %v %d %v", b.TopShare(1), b.TopShare(10), b.NewVoices(), b.Kinds())
	}
}
