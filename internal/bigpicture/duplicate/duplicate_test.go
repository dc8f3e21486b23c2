package duplicate_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// read takes in a text whose paragraphs are lines.
func read(text string) *duplicate.Text {
	var passages []prose.Passage
	for i, line := range strings.Split(text, "\n") {
		passages = append(passages, prose.NewPassage(i, 0, line))
	}
	return duplicate.Read(passages)
}

// words returns n made-up words from a fixed seed.
func words(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("w%d", r.IntN(5000))
	}
	return strings.Join(all, " ")
}

func TestSame(t *testing.T) {
	t.Parallel()
	article := words(1, 400)
	for name, test := range map[string]struct {
		a, b string
		want bool
	}{
		"the same text":                        {article, article, true},
		"in capitals and other marks":          {article, strings.ToUpper(strings.ReplaceAll(article, " ", ", ")), true},
		"with another beginning":               {article, words(2, 40) + " " + article, true},
		"inside a text three times as long":    {article, words(2, 600) + " " + article + " " + words(3, 200), true},
		"a third of it":                        {article, words(4, 270) + article[:len(article)/3], false},
		"two texts of the same words":          {article, words(5, 400), false},
		"a short text inside another":          {"w1 w2 w3 w4 w5 w6 w7 w8 w9", article + " w1 w2 w3 w4 w5 w6 w7 w8 w9", false},
		"one word":                             {"Ferry", "Ferry", true},
		"no words":                             {"", "", false},
		"nothing against something":            {"", article, false},
		"Chinese, with one character changed":  {"渡船因风暴停运，市长说明天恢复", "渡船因风暴停运，市长说今天恢复", true},
		"right to left, with one word changed": {"قال الوزير إن العبارة تعمل كل يوم في الميناء", "قال الوزير إن العبارة تعمل كل يوم في المدينة", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := duplicate.Compare(read(test.a), read(test.b)); got.Same() != test.want {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestPassagesPointAtTheWordsInBoth(t *testing.T) {
	t.Parallel()
	a := read("First.\nThe ferry to Ostrand will run again from Monday on, Holm said.")
	b := read("On Friday: the ferry to Ostrand will run again from Monday on!")
	got := duplicate.Compare(a, b).Passages
	want := []duplicate.Passage{{
		Words: 10,
		A:     prose.Place{Block: 1, Start: 0, End: 50},
		B:     prose.Place{Block: 0, Start: 11, End: 61},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestResemblanceIsEstimated(t *testing.T) {
	t.Parallel()
	common := words(1, 500)
	a, b := read(common+" "+words(2, 250)), read(common+" "+words(3, 250))
	exact := duplicate.Compare(a, b).Resemblance
	if got := a.Signature().Resemblance(b.Signature()); got < exact-.12 || got > exact+.12 {
		t.Errorf("got %.3f, and it is %.3f", got, exact)
	}
}

func TestAnIndexForgetsWhatIsRemoved(t *testing.T) {
	t.Parallel()
	x, s := duplicate.NewIndex(), read(words(1, 100)).Signature()
	x.Add(7, s)
	x.Add(8, s)
	if diff := cmp.Diff([]int64{7, 8}, x.Candidates(s)); diff != "" {
		t.Error(diff)
	}
	x.Remove(7, s)
	if diff := cmp.Diff([]int64{8}, x.Candidates(s)); diff != "" {
		t.Error(diff)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("the ferry runs again\nand again and again", "again and again and again")
	f.Fuzz(func(t *testing.T, a, b string) {
		l := duplicate.Compare(read(a), read(b))
		if l.Resemblance < 0 || l.Resemblance > l.Contained || l.Contained > 1 {
			t.Fatalf("%+v", l)
		}
	})
}

func BenchmarkSignature(b *testing.B) {
	for _, n := range []int{900, 9_000, 90_000} {
		b.Run(fmt.Sprintf("%d words", n), func(b *testing.B) {
			text := words(1, n)
			for b.Loop() {
				read(text).Signature()
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	b.Run("90000 words against themselves", func(b *testing.B) {
		t := read(words(1, 90_000))
		for b.Loop() {
			duplicate.Compare(t, t)
		}
	})
	b.Run("90000 times one word", func(b *testing.B) {
		t := read(strings.Repeat("ferry ", 90_000))
		for b.Loop() {
			duplicate.Compare(t, t)
		}
	})
}

func BenchmarkCandidates(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 50_000} {
		b.Run(fmt.Sprintf("among %d articles", n), func(b *testing.B) {
			x := duplicate.NewIndex()
			for i := range n {
				x.Add(int64(i), read(words(uint64(i), 60)).Signature())
			}
			s := read(words(1, 60)).Signature()
			for b.Loop() {
				x.Candidates(s)
			}
		})
	}
}
