package topic_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

func text(words, lang string) topic.Text {
	var passages []prose.Passage
	for i, line := range strings.Split(words, "\n") {
		passages = append(passages, prose.NewPassage(i, 0, line))
	}
	return topic.Text{Passages: passages, Names: name.Find(passages, lang)}
}

func topics() []topic.Topic {
	return []topic.Topic{
		{ID: 1, Kind: news.Person, Name: "Anna Holm", Aliases: []string{"Holm"}},
		{ID: 2, Kind: news.Person, Name: "Peter Holm", Aliases: []string{"Holm"}},
		{ID: 3, Kind: news.Place, Name: "Ostrand"},
		{ID: 4, Kind: news.Organisation, Name: "Ostrand Harbour Authority", Aliases: []string{"OHA"}},
		{ID: 5, Kind: news.Subject, Name: "ferry traffic"},
		{ID: 6, Kind: news.Place, Name: "渡船"},
	}
}

func TestTag(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"the longest name":                     {"The Ostrand Harbour Authority paid.", "4:1"},
		"an alias and its topic are one":       {"The Ostrand Harbour Authority and the OHA.", "4:2"},
		"an acronym is in capitals":            {"The oha of it.", ""},
		"whole words only":                     {"In Ostrander they know.", "?Ostrander:place"},
		"the possessive is found":              {"In Ostrand's harbour.", "3:1"},
		"a subject in any case":                {"Ferry traffic grew.", "5:1"},
		"a name needs its capital":             {"The ostrand wind.", ""},
		"part of another name is none":         {"We met Kim Ostrand at once. Then Kim Ostrand left.", "?Kim Ostrand:person"},
		"an ambiguous alias, told by the name": {"We met Anna Holm. Holm laughed.", "1:2"},
		"an ambiguous alias, not told":         {"Then Holm laughed.", "Holm=[1 2]"},
		"text without spaces":                  {"昨天渡船停运", "6:1"},
		"an unknown name with its kind":        {"Mayor Eva Lund spoke.", "?Eva Lund:person"},
		"nothing":                              {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tags := topic.NewTagger(topics()).Tag(text(test.text, "en"))
			var got []string
			for _, k := range tags.Known {
				got = append(got, fmt.Sprintf("%d:%d", k.Topic, len(k.Places)))
			}
			for _, a := range tags.Ambiguous {
				got = append(got, fmt.Sprintf("%s=%v", a.Text, a.Topics))
			}
			for _, u := range tags.Unknown {
				got = append(got, fmt.Sprintf("?%s:%s", u.Text, u.Kind))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAProfileTellsWhoIsMeant(t *testing.T) {
	t.Parallel()
	all := topics()
	all[0].Profile = related.Vector{{Term: 1, Value: 1}}
	all[1].Profile = related.Vector{{Term: 2, Value: 1}}
	in := text("Then Holm laughed.", "en")
	in.Vector = related.Vector{{Term: 2, Value: 1}}
	tags := topic.NewTagger(all).Tag(in)
	if len(tags.Known) != 1 || tags.Known[0].Topic != 2 {
		t.Errorf("got %+v", tags)
	}
}

func TestARemovedTopicIsNotFound(t *testing.T) {
	t.Parallel()
	tagger := topic.NewTagger(topics())
	tagger.Remove(2)
	tags := tagger.Tag(text("Then Holm laughed.", "en"))
	if len(tags.Known) != 1 || tags.Known[0].Topic != 1 {
		t.Errorf("got %+v", tags)
	}
}

func FuzzTag(f *testing.F) {
	f.Add("Anna Holm and the OHA in Ostrand 渡船", "Holm", "en")
	f.Fuzz(func(t *testing.T, words, alias, lang string) {
		words = strings.ToValidUTF8(words, "?")
		in := text(words, lang)
		tagger := topic.NewTagger(append(topics(), topic.Topic{ID: 7, Name: alias, Aliases: []string{alias, words}}))
		for _, tag := range tagger.Tag(in).Known {
			for _, p := range tag.Places {
				if p.Start >= p.End || p.End > len([]rune(in.Passages[p.Block].Words)) {
					t.Fatalf("place %+v in %q", p, words)
				}
			}
		}
		tagger.Remove(7)
	})
}

// many returns n made-up topics with three aliases each.
func many(n int) []topic.Topic {
	all := make([]topic.Topic, n)
	for i := range all {
		name := fmt.Sprintf("Name%d Family%d", i, i%5000)
		all[i] = topic.Topic{ID: int64(i + 1), Kind: news.Person, Name: name, Aliases: []string{
			fmt.Sprintf("Family%d", i%5000), fmt.Sprintf("N%d Family%d", i, i%5000), fmt.Sprintf("Alias%d", i),
		}}
	}
	return all
}

func BenchmarkTag(b *testing.B) {
	words := strings.Repeat("On Friday Name7 Family7 met the council of Ostrand, and Family9 said nothing to Alias11 at all. ", 900/17)
	for _, n := range []int{50, 5_000, 50_000} {
		b.Run(fmt.Sprintf("900 words, %d topics", n), func(b *testing.B) {
			tagger, in := topic.NewTagger(many(n)), text(words, "en")
			for b.Loop() {
				tagger.Tag(in)
			}
		})
	}
	b.Run("900 words, one topic of 10000 aliases", func(b *testing.B) {
		one := topic.Topic{ID: 1, Name: "Ostrand"}
		for i := range 10_000 {
			one.Aliases = append(one.Aliases, fmt.Sprintf("Family%d of many", i))
		}
		tagger, in := topic.NewTagger([]topic.Topic{one}), text(words, "en")
		for b.Loop() {
			tagger.Tag(in)
		}
	})
	b.Run("100000 words, 50000 topics", func(b *testing.B) {
		tagger, in := topic.NewTagger(many(50_000)), text(strings.Repeat(words+"\n", 111), "en")
		for b.Loop() {
			tagger.Tag(in)
		}
	})
}
