package main

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
)

// comparing measures searches of an archive as it grows. Its readings are put
// into their tables directly, without articles: a search asks for no more.
func (b *bench) comparing(ctx context.Context) error {
	st, err := store.Open(ctx, store.Options{URL: filepath.Join(b.dir, "readings.db"), Now: time.Now})
	if err != nil {
		return err
	}
	defer st.Close()
	f := &filler{store: st, random: rand.New(rand.NewPCG(1, 2))}
	f.words = rand.NewZipf(f.random, 1.1, 20, 300_000)
	for _, size := range []int{1_000, 20_000, 200_000} {
		if size > b.readings {
			break
		}
		if err := f.fill(ctx, size); err != nil {
			return err
		}
		if err := b.searching(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// A filler makes up readings.
type filler struct {
	store  *store.Store
	random *rand.Rand
	words  *rand.Zipf // common ones and rare ones, as texts have them
	filled int
}

// fill adds readings until there are n, ten minutes apart.
func (f *filler) fill(ctx context.Context, n int) error {
	for ; f.filled < n; f.filled++ {
		err := f.store.KeepReading(ctx, bigpicture.Kept{
			Article: int64(f.filled + 1), Revision: 1, Method: bigpicture.Method, Among: 1, PublishAt: published(f.filled),
			Vector: f.vector(), Signature: f.signature(),
		})
		if err != nil {
			return fmt.Errorf("keep reading %d: %w", f.filled, err)
		}
	}
	return nil
}

func published(n int) time.Time {
	return time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * 10 * time.Minute)
}

// vector makes up a vector of 160 terms. The rarer a term, the more it weighs.
func (f *filler) vector() (v related.Vector) {
	terms := map[related.Term]bool{}
	for len(terms) < 160 {
		terms[related.Term(f.words.Uint64()+1)] = true
	}
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		v = append(v, related.Weight{Term: term, Value: .02 + .1*float32(term)/300_000})
	}
	return v
}

// signature makes up a signature. Half of it is that of one of 64 forms, so
// that bands are crowded.
func (f *filler) signature() (s duplicate.Signature) {
	form := f.random.Uint32N(64)
	for i := range s {
		if s[i] = f.random.Uint32(); i < len(s)/2 {
			s[i] = form
		}
	}
	return s
}

// searching measures searches for articles of any time.
func (b *bench) searching(ctx context.Context, f *filler) (err error) {
	var failed error
	like := times(clicks, func() {
		if _, err := related.Search(ctx, f.store, f.vector(), published(f.random.IntN(f.filled)), 0, 20); err != nil {
			failed = err
		}
	})
	same := times(clicks, func() {
		if _, err := f.store.Sharing(ctx, f.signature()); err != nil {
			failed = err
		}
	})
	beside := func(took []float64) string {
		return fmt.Sprintf("p50 %s, %d asked", show(percentile(took, 50), "ms"), clicks)
	}
	b.report.atMost(fmt.Sprintf("like ones among %d, p99", f.filled), percentile(like, 99), suggested, "ms", beside(like))
	b.report.atMost(fmt.Sprintf("the same among %d, p99", f.filled), percentile(same, 99), suggested, "ms", beside(same))
	return failed
}

// How many articles the storylines have that are compared.
const (
	shortStory = 50
	longStory  = 5_000
	storyPaper = 5_100 // articles of their paper, of which some are drafts
)

// telling compares the pages of a short and of a long storyline, as they come
// from the store: what is printed of them is as long.
func (b *bench) telling(ctx context.Context) error {
	e, err := b.hire(ctx, storyPaper)
	if err != nil {
		return err
	}
	defer e.store.Close()
	var p50 [2]float64
	for i, members := range []int{shortStory, longStory} {
		story, err := e.story(ctx, members)
		if err != nil {
			return err
		}
		var failed error
		p50[i] = percentile(times(clicks, func() {
			if _, err := e.store.StorylinePage(ctx, story, paper.Cursor{}, time.Now()); err != nil {
				failed = err
			}
		}), 50)
		if failed != nil {
			return failed
		}
	}
	b.report.atMost("page of a storyline of 5,000, of one of 50", p50[1]/p50[0], 1.5, "x",
		fmt.Sprintf("%s and %s, p50 of %d", show(p50[1], ""), show(p50[0], "ms"), clicks))
	return nil
}

// story opens a storyline with the newest n articles of the paper.
func (e *editor) story(ctx context.Context, n int) (int64, error) {
	now := time.Now()
	articles, err := e.store.RecentHeadlines(ctx, 0, time.Unix(0, 0), now, n)
	if err != nil {
		return 0, err
	}
	var members []news.Member
	for _, h := range articles {
		members = append(members, news.Member{Article: h.Article, State: news.MemberIn, Staff: e.staff.ID, At: now})
	}
	if len(members) < n {
		return 0, fmt.Errorf("the paper has %d articles, want %d", len(members), n)
	}
	x := news.Storyline{State: news.StorylineOpen, Slug: fmt.Sprintf("story-of-%d", n), Title: "The story", OpenedAt: now}
	err = e.store.OpenProposal(ctx, &x, members, news.Event{Name: news.StorylineOpened, Staff: e.staff.ID, At: now})
	return x.ID, err
}
