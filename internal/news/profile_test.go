package news_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

func TestAProfileAsksForWhatItRequiresAndNothingElse(t *testing.T) {
	t.Parallel()
	all := news.Profile{Name: "Report", Required: news.Fields()}
	body := richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("It swings.")}}}
	bare := news.Content{Kind: news.News, Section: 1, Headline: "Bridge swings", Body: body}
	if diff := cmp.Diff([]string(nil), news.Problems(&bare, news.Proof{})); diff != "" {
		t.Errorf("without a profile (-want +got):\n%s", diff)
	}
	got := news.Problems(&bare, news.Proof{Profile: all})
	if len(got) != len(news.Fields()) {
		t.Errorf("%d fields are asked for in %q", len(news.Fields()), got)
	}
	want := []string{"The profile “Court” asks for a byline.", "The profile “Court” asks for at least one topic."}
	court := news.Profile{Name: "Court", Required: []news.Field{news.TopicsField, news.BylineField}}
	if diff := cmp.Diff(want, news.Problems(&bare, news.Proof{Profile: court})); diff != "" {
		t.Errorf("court (-want +got):\n%s", diff)
	}
	full := news.Content{
		Kind: news.News, Section: 1, Headline: "Bridge swings", Body: body,
		Kicker: "Harbour", ShortHeadline: "Bridge", Standfirst: "It swings.", Dateline: "Ostrand",
		Byline: []news.Byline{{Author: 1}}, Topics: []int64{4}, SearchText: "A bridge", ShareText: "See",
		Picture: &news.Illustration{Picture: 1},
	}
	library := map[int64]news.Picture{1: {Alt: "A bridge", Credit: "Mara Voss"}}
	if got := news.Problems(&full, news.Proof{Pictures: library, Profile: all}); got != nil {
		t.Errorf("a full article: %q", got)
	}
}

func TestFaultsOfAProfileNameTheirField(t *testing.T) {
	t.Parallel()
	for field, p := range map[string]news.Profile{
		"name":       {Name: " "},
		"kind":       {Name: "Court", Kind: "gossip"},
		"required":   {Name: "Court", Required: []news.Field{"soul"}},
		"headline":   {Name: "Court", Headline: news.Guide{Min: 60, Max: 40}},
		"standfirst": {Name: "Court", Standfirst: news.Guide{Max: -1}},
		"help":       {Name: "Court", Help: strings.Repeat("é", 2001)},
	} {
		err := p.Faults().Refuse()
		faults := news.FaultsOf(err)
		if len(faults) != 1 || faults[0].Field != field || news.KindOf(err) != news.Invalid || news.Sentence(err) != faults[0].Sentence {
			t.Errorf("%s: %v, %q", field, err, faults)
		}
	}
	good := news.Profile{Name: "Court", Kind: news.Report, Headline: news.Guide{Min: 40}, Standfirst: news.Guide{Max: 160}}
	if err := good.Faults().Refuse(); err != nil || news.FaultsOf(err) != nil {
		t.Errorf("a good profile: %v", err)
	}
}
