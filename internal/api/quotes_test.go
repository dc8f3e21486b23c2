package api

import (
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func TestATableOfSpeakersCarriesNothingOut(t *testing.T) {
	t.Parallel()
	got := string(balanceTable(news.QuoteBalance{Speakers: []news.SpeakerCount{
		{Topic: 4, Kind: news.Person, Name: "Holm, Anna", Quotes: 3, Articles: 2, New: true},
		{Name: "=1+1", Quotes: 1, Articles: 1},
	}}))
	want := "speaker,kind,quotes,articles,new\n\"Holm, Anna\",person,3,2,true\n'=1+1,,1,1,false\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAPageOfQuotesEndsAtAQuote(t *testing.T) {
	t.Parallel()
	p, err := quotePlaceOf("1795350845000-17")
	if err != nil || p.ID != 17 || !p.At.Equal(time.UnixMilli(1795350845000)) {
		t.Errorf("got %+v, %v", p, err)
	}
	for _, made := range []string{"17", "x-1", "1-", "1-0", "--", strings.Repeat("9", 40)} {
		if _, err := quotePlaceOf(made); news.KindOf(err) != news.Invalid {
			t.Errorf("%q: %v", made, err)
		}
	}
}

func TestAQuoteSaysWhatWasFoundWhereSomebodyChangedIt(t *testing.T) {
	t.Parallel()
	said := news.Saying{Pieces: []news.QuotePiece{{Words: "We sail,"}, {Words: "and soon."}}, Speaker: news.Speaker{Topic: 4, Name: "Holm"}}
	q := news.Quote{Said: said, Found: news.Saying{Pieces: said.Pieces[:1]}, Mended: true, LiveIn: 2}
	w := wireQuote(q, map[int64]string{4: "Anna Holm"})
	if w.Words != "We sail, … and soon." || w.Speaker.Name != "Anna Holm" || !w.Live || w.Found == nil || w.Found.Words != "We sail," {
		t.Errorf("got %+v", w)
	}
}
