package duplicate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// A Finder finds articles that say nearly the same as a text at the desk,
// among all that readers have and all other texts at the desk.
type Finder struct {
	Store Store
	Now   func() time.Time
}

// compared is how many candidates are held against a text word by word.
const compared = 8

// A Match is an article that says nearly the same as another.
type Match struct {
	Article *news.Article // as the desk has it
	Likeness
	Verdict Verdict // empty if nobody decided
}

// AtDesk returns what is nearly the same as the text of an article at the
// desk, the likest first, and what editors decided about. It notes the text,
// so that others find it.
func (f *Finder) AtDesk(ctx context.Context, article int64) ([]Match, error) {
	a, err := f.Store.Article(ctx, article)
	if err != nil {
		return nil, err
	}
	text, signature, err := f.note(ctx, a)
	if err != nil {
		return nil, err
	}
	candidates, err := f.Store.Sharing(ctx, signature)
	if err != nil {
		return nil, fmt.Errorf("find texts like that of article %d: %w", article, err)
	}
	verdicts, err := f.Store.Verdicts(ctx, article)
	if err != nil {
		return nil, err
	}
	delete(candidates, article)
	ids := best(signature, candidates)
	for id := range verdicts {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return f.compare(ctx, text, ids, verdicts)
}

// note reads a text at the desk and keeps its signature.
func (f *Finder) note(ctx context.Context, a *news.Article) (*Text, Signature, error) {
	text := Read(prose.Passages(a.Body))
	signature := text.Signature()
	if err := f.Store.KeepAtDesk(ctx, a.ID, a.Head, signature); err != nil {
		return nil, signature, fmt.Errorf("keep the signature of article %d: %w", a.ID, err)
	}
	return text, signature, nil
}

// best returns the candidates whose signatures resemble s most.
func best(s Signature, candidates map[int64]Signature) []int64 {
	ids := make([]int64, 0, len(candidates))
	for id := range candidates {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int64) int {
		return cmp.Or(cmp.Compare(s.Resemblance(candidates[b]), s.Resemblance(candidates[a])), cmp.Compare(b, a))
	})
	return ids[:min(compared, len(ids))]
}

// compare holds texts against others word by word.
func (f *Finder) compare(ctx context.Context, text *Text, ids []int64, verdicts map[int64]Verdict) ([]Match, error) {
	var all []Match
	for _, id := range ids {
		other, err := f.Store.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		m := Match{other, Compare(text, Read(prose.Passages(other.Body))), verdicts[id]}
		if m.Verdict != "" || m.Same() && other.State != news.Spiked {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b Match) int { return cmp.Compare(b.Resemblance, a.Resemblance) })
	return all, nil
}

// Decide keeps what an editor decided about two texts.
func (f *Finder) Decide(ctx context.Context, staff news.Staff, article, other int64, v Verdict) error {
	if err := staff.Need(news.MayApprove); err != nil {
		return err
	}
	if article == other {
		return &news.Error{Kind: news.Invalid, Message: "An article is always the same as itself. Choose another one."}
	}
	for _, id := range []int64{article, other} {
		if _, err := f.Store.Article(ctx, id); err != nil {
			return err
		}
	}
	note := map[Verdict]string{Same: "the same as article %d", Different: "not the same as article %d", "": "undecided about article %d"}[v]
	ev := news.Event{Name: news.ArticleFolded, Article: article, Staff: staff.ID, At: f.Now(), Note: fmt.Sprintf(note, other)}
	return f.Store.SaveVerdict(ctx, Pair{article, other, v, staff.ID, f.Now()}, ev)
}

// Note is the job that keeps the signature of a text at the desk.
type Note struct {
	Article int64 `json:"article"`
}

// Kind names the job.
func (Note) Kind() string { return "note_text" }

// Jobs puts the work on the list.
func (f *Finder) Jobs(list *job.List) {
	job.Add(list, func(ctx context.Context, n Note) error {
		a, err := f.Store.Article(ctx, n.Article)
		if err == nil {
			_, _, err = f.note(ctx, a)
		}
		return err
	})
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	switch ev.Name {
	case news.ArticleWritten, news.ArticleSubmitted:
		return []job.Order{{Args: Note{ev.Article}, Once: true}}
	default:
		return nil
	}
}
