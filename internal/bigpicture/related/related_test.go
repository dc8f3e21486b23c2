package related_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

// read counts the terms of a text.
func read(headline, text string) related.Terms {
	passages := []prose.Passage{prose.NewPassage(0, 0, text)}
	return related.Read(headline, passages, name.Find(passages, "en"))
}

// archive returns an index of articles with ids from 0, and their vectors.
func archive(texts ...string) (*related.Index, []related.Vector) {
	counts, index := related.NewCounts(), related.NewIndex()
	var terms []related.Terms
	for _, text := range texts {
		terms = append(terms, read("", text))
		counts.Add(terms[len(terms)-1])
	}
	var vectors []related.Vector
	for i := range terms {
		vectors = append(vectors, related.Weigh(terms[i], counts))
		index.Add(int64(i), vectors[i], time.Time{})
	}
	return index, vectors
}

func TestSearchFindsWhatTellsTheSame(t *testing.T) {
	t.Parallel()
	index, vectors := archive(
		"The ferry to Ostrand stopped in the storm and passengers slept in the harbour hall.",
		"Voters chose a new council in Vinn on Sunday after a quiet campaign.",
		"Passengers of the stranded Ostrand ferry thanked the town after the storm.",
		"The council of Vinn met for the first time.",
	)
	var found []int64
	for _, hit := range index.Search(vectors[0], time.Time{}, 0, 1) {
		found = append(found, hit.Article)
	}
	if diff := cmp.Diff([]int64{2}, found); diff != "" {
		t.Error(diff)
	}
}

func TestARemovedArticleIsNotFound(t *testing.T) {
	t.Parallel()
	index, vectors := archive("The ferry stopped.", "The ferry stopped again.")
	index.Remove(1)
	if hits := index.Search(vectors[0], time.Time{}, 0, 5); len(hits) != 0 {
		t.Errorf("got %+v", hits)
	}
}

func TestTimeTakesFromLikeness(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	same, week, year := related.Near(day, day), related.Near(day, day.AddDate(0, 0, 7)), related.Near(day.AddDate(1, 0, 0), day)
	if same != 1 || week >= same || year >= week || year < 0.6 {
		t.Errorf("got %.2f, %.2f and %.2f", same, week, year)
	}
	if got := related.Near(time.Time{}, day); got != 1 {
		t.Errorf("got %.2f for a time nobody knows", got)
	}
}

func TestWhatIsKeptAsBytesIsTheSame(t *testing.T) {
	t.Parallel()
	counts, terms := related.NewCounts(), read("Ferry stops", "Anna Holm said the ferry to Ostrand stops.")
	counts.Add(terms)
	counts.Add(read("Ferry runs", ""))
	again, err := related.CountsOf(counts.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for term := range terms {
		if again.Of(term) != counts.Of(term) || again.Articles() != 2 {
			t.Errorf("term in %d of %d, was in %d", again.Of(term), again.Articles(), counts.Of(term))
		}
	}
	v := related.Weigh(terms, counts)
	kept, err := related.VectorOf(v.Bytes())
	if err != nil || v.Cosine(kept) < .9999 || len(v) != len(kept) {
		t.Errorf("a vector and itself are alike by %f, %v", v.Cosine(kept), err)
	}
}

func FuzzWhatIsKept(f *testing.F) {
	f.Add([]byte{2, 1, 1})
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, kept []byte) {
		if counts, err := related.CountsOf(kept); err == nil {
			again, err := related.CountsOf(counts.Bytes())
			if err != nil || again.Articles() != counts.Articles() {
				t.Errorf("%v: %d articles are %d", err, counts.Articles(), again.Articles())
			}
		}
		if v, err := related.VectorOf(kept); err == nil && len(v.Bytes()) != len(kept) {
			t.Errorf("%d bytes are %d", len(kept), len(v.Bytes()))
		}
	})
}

func TestChoose(t *testing.T) {
	t.Parallel()
	person := related.Topic{Named: related.Named{ID: 1, Name: "Anna Holm"}, Kind: news.Person}
	place := related.Topic{Named: related.Named{ID: 2, Name: "Ostrand"}, Kind: news.Place}
	line := related.Named{ID: 3, Name: "The ferry"}
	about := related.Candidate{Article: 1, Storylines: []related.Named{line}, Topics: []related.Topic{place, person}}
	candidates := []related.Candidate{
		{Article: 1, Likeness: 1},
		{Article: 2, Likeness: .9, Duplicate: true},
		{Article: 3, Likeness: .8, Topics: []related.Topic{place, person}},
		{Article: 4, Likeness: .7, Storylines: []related.Named{line}, Topics: []related.Topic{person}},
		{Article: 5, Likeness: .6},
		{Article: 6, Likeness: .5, Topics: []related.Topic{place}},
		{Article: 7, Likeness: .10},
		{Article: 8, Likeness: .09, Topics: []related.Topic{place}},
		{Article: 9, Likeness: .01, Topics: []related.Topic{place}},
	}
	for name, test := range map[string]struct {
		wishes related.Wishes
		want   []string
	}{
		"each with the strongest reason, faint likeness only with one": {
			related.Wishes{},
			[]string{"3 person Anna Holm", "4 storyline The ferry", "5 subject ", "6 place Ostrand", "8 place Ostrand"},
		},
		"what editors pin stands first, what they ban not at all": {
			related.Wishes{Pinned: []int64{9}, Banned: []int64{4}},
			[]string{"9 place Ostrand", "3 person Anna Holm", "5 subject ", "6 place Ostrand", "8 place Ostrand"},
		},
		"no pin of what is no candidate any more": {
			related.Wishes{Pinned: []int64{10}, Banned: []int64{3, 5, 6, 8}},
			[]string{"4 storyline The ferry"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, c := range related.Choose(about, candidates, test.wishes) {
				got = append(got, fmt.Sprintf("%d %s %s", c.Article, c.Reason.Kind, c.Reason.Name))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzWeigh(f *testing.F) {
	f.Add("Ferry stops", "The ferry to Ostrand stops. 渡船停运 قال")
	f.Fuzz(func(t *testing.T, headline, text string) {
		counts, terms := related.NewCounts(), read(headline, text)
		counts.Add(terms)
		v := related.Weigh(terms, counts)
		if c := v.Cosine(v); len(v) > 0 && (c < .99 || c > 1.01) {
			t.Fatalf("a vector is %.3f like itself", c)
		}
	})
}

// story returns a made-up text of n words, half of them of the given subject.
func story(subject, seed uint64, n int) string {
	own, all := rand.New(rand.NewPCG(subject, 0)), rand.New(rand.NewPCG(seed, 1))
	var words []string
	for range n / 2 {
		words = append(words, fmt.Sprintf("s%d", own.IntN(1_000_000)), fmt.Sprintf("w%d", int(all.ExpFloat64()*2000)))
	}
	return strings.Join(words, " ")
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{1_000, 4_000, 16_000} {
		b.Run(fmt.Sprintf("among %d articles", n), func(b *testing.B) {
			counts, index := related.NewCounts(), related.NewIndex()
			for i := range n {
				terms := read("", story(uint64(i/5), uint64(i), 200))
				counts.Add(terms)
				index.Add(int64(i), related.Weigh(terms, counts), time.Time{})
			}
			v := related.Weigh(read("", story(3, 1_000_000, 200)), counts)
			for b.Loop() {
				index.Search(v, time.Time{}, -1, 20)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{900, 9_000, 90_000} {
		b.Run(fmt.Sprintf("%d words", n), func(b *testing.B) {
			passages := []prose.Passage{prose.NewPassage(0, 0, story(1, 2, n))}
			names, counts := name.Find(passages, "en"), related.NewCounts()
			for b.Loop() {
				related.Weigh(related.Read("", passages, names), counts)
			}
		})
	}
}

func TestHeadlinesInOtherFormsOfTheirWordsAreAlike(t *testing.T) {
	t.Parallel()
	counts := related.NewCounts()
	vector := func(headline string) related.Vector { return related.Weigh(related.ReadHeadline(headline), counts) }
	asked := vector("Storm kills two sailors off Ostrand")
	near, far := asked.Cosine(vector("Two sailors killed in storm")), asked.Cosine(vector("Council votes for two trams"))
	if near < 2*far || near < 0.5 {
		t.Errorf("the same news is alike by %.2f, other news by %.2f", near, far)
	}
}
