package correction

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Corrections is the room of those who work off what a correction reaches.
// Its methods may be called at the same time.
type Corrections struct {
	Store Store
	Find  Finder
	Now   func() time.Time
}

// A Finder returns the newest public articles that have a run of words, as far
// as the index of words knows, at most limit.
type Finder func(ctx context.Context, run string, limit int) ([]int64, error)

// Store is what the room asks of the store.
type Store interface {
	Article(ctx context.Context, id int64) (*news.Article, error)
	// PublicTexts returns the last texts that readers had of an article, the
	// newest first.
	PublicTexts(ctx context.Context, article int64, n int) ([]news.Content, error)
	Revision(ctx context.Context, article int64, number int) (news.Revision, error)
	LiveTexts(ctx context.Context, articles []int64, now time.Time) ([]LiveText, error)
	// LinksTo returns the public articles whose live text links to one, the
	// newest first.
	LinksTo(ctx context.Context, article int64, now time.Time, limit int) ([]news.Reach, error)
	// TimelinesFrom returns the entries of timelines with facts of an article.
	TimelinesFrom(ctx context.Context, article int64, limit int) ([]news.Reach, error)
	// LettersWith returns the issues that were sent with an article, the newest
	// first.
	LettersWith(ctx context.Context, article int64, limit int) ([]news.Reach, error)
	FrontDrafts(ctx context.Context) ([]news.FrontDraft, error)
	Looks(ctx context.Context, article int64) (map[string]news.Look, error)
	SaveLook(ctx context.Context, article int64, mark string, look *news.Look, ev news.Event) error
}

// A LiveText is what readers have of an article.
type LiveText struct {
	Article int64
	Path    string
	Content news.Content
}

// The bounds of the list.
const (
	maxTexts     = 100
	perRun       = 20
	maxLinks     = 200
	maxTimelines = 200
	maxIssues    = 50
)

// A List is what a correction reaches.
type List struct {
	Wrong  []string // the sentences that are looked for
	Places []news.Reach
}

// Reach returns the places that a correction of an article concerns, the
// gravest first. While a new text waits at the desk, the words that it drops
// are looked for; after it came out, those that the last new text dropped.
// Words, if there are any, are looked for too: a note without a new text does
// not say by itself what was wrong.
func (r *Corrections) Reach(ctx context.Context, staff news.Staff, article int64, words string) (l List, err error) {
	a, err := r.Store.Article(ctx, article)
	if err != nil {
		return l, fmt.Errorf("load article %d: %w", article, err)
	}
	if err := staff.Allow(news.ToCorrect, a); err != nil {
		return l, err
	}
	if l.Wrong, err = r.wrong(ctx, a); err != nil {
		return l, err
	}
	if words = strings.TrimSpace(words); words != "" {
		l.Wrong = append([]string{words}, l.Wrong...)
	}
	for _, find := range []func(context.Context, int64, []string) ([]news.Reach, error){r.words, r.timelines, r.cards, r.letters, r.links} {
		found, err := find(ctx, article, l.Wrong)
		if err != nil {
			return l, err
		}
		for _, p := range found {
			again := func(o news.Reach) bool { return p.Article != 0 && o.Article == p.Article }
			if !slices.ContainsFunc(l.Places, again) { // which has the words need not be listed for its link
				p.Mark = mark(p)
				l.Places = append(l.Places, p)
			}
		}
	}
	looks, err := r.Store.Looks(ctx, article)
	for i, p := range l.Places {
		l.Places[i].LookedAt, l.Places[i].LookedBy = looks[p.Mark].At, looks[p.Mark].By
	}
	return l, err
}

// wrong returns the sentences that the correction of a drops.
func (r *Corrections) wrong(ctx context.Context, a *news.Article) ([]string, error) {
	texts, err := r.Store.PublicTexts(ctx, a.ID, 2)
	if err != nil || len(texts) == 0 {
		return nil, err
	}
	if a.Head != a.LiveHead {
		return Wrong(&texts[0], &a.Content), nil
	}
	if len(texts) < 2 {
		return nil, nil
	}
	return Wrong(&texts[1], &texts[0]), nil
}

// words finds the articles that have what was wrong word for word.
func (r *Corrections) words(ctx context.Context, article int64, wrong []string) (places []news.Reach, err error) {
	runs := runs(wrong)
	var ids []int64
	for _, run := range runs {
		found, err := r.Find(ctx, strings.Join(run, " "), perRun)
		if err != nil {
			return nil, fmt.Errorf("look for %q: %w", run, err)
		}
		ids = append(ids, found...)
	}
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return id == article })
	slices.Reverse(ids)
	texts, err := r.Store.LiveTexts(ctx, ids[:min(maxTexts, len(ids))], r.Now())
	for _, t := range texts {
		if s, ok := standsIn(&t.Content, runs); ok {
			places = append(places, news.Reach{Why: news.ReachWords, Article: t.Article, Path: t.Path, Name: t.Content.Headline, Words: s})
		}
	}
	return places, err
}

func (r *Corrections) timelines(ctx context.Context, article int64, _ []string) ([]news.Reach, error) {
	return r.Store.TimelinesFrom(ctx, article, maxTimelines)
}

func (r *Corrections) letters(ctx context.Context, article int64, _ []string) ([]news.Reach, error) {
	return r.Store.LettersWith(ctx, article, maxIssues)
}

func (r *Corrections) links(ctx context.Context, article int64, _ []string) ([]news.Reach, error) {
	return r.Store.LinksTo(ctx, article, r.Now(), maxLinks)
}

// cards finds where the article stands on a front under words of the editor's
// own. All other cards show what the article says now.
func (r *Corrections) cards(ctx context.Context, article int64, _ []string) (places []news.Reach, err error) {
	fronts, err := r.Store.FrontDrafts(ctx)
	for _, f := range fronts {
		for _, c := range f.Containers {
			for _, s := range c.Slots {
				own := strings.TrimSpace(strings.Join([]string{s.Kicker, s.Headline, s.Standfirst}, " "))
				if s.Article == article && own != "" {
					places = append(places, news.Reach{Why: news.ReachCard, Front: f.Name, Name: f.Title, Words: own})
				}
			}
		}
	}
	return places, err
}

// mark names a place by what it is and what stands there.
func mark(p news.Reach) string {
	h := fnv.New64a()
	parts := []string{string(p.Why), strconv.FormatInt(p.Article, 10), p.Front, strconv.FormatInt(p.Story, 10), p.Words}
	if p.Why == news.ReachLetter {
		parts = append(parts, p.Path)
	}
	for _, part := range parts {
		h.Write([]byte(part + "\x00"))
	}
	return strconv.FormatUint(h.Sum64(), 36)
}
