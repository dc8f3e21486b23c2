package duplicate

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Store keeps the signatures of texts, and what editors decided about pairs.
type Store interface {
	Article(ctx context.Context, id int64) (*news.Article, error)
	// Sharing returns the articles that have a band in common with s, in what
	// readers have or in the text at the desk, with their signatures: of each
	// band the newest few, whatever their number.
	Sharing(ctx context.Context, s Signature) (map[int64]Signature, error)
	// KeepAtDesk keeps the signature of an article's text at the desk.
	KeepAtDesk(ctx context.Context, article int64, head int, s Signature) error
	// Verdicts returns what was decided about an article and others.
	Verdicts(ctx context.Context, article int64) (map[int64]Verdict, error)
	// SaveVerdict keeps a decision and folds the later of two live articles
	// away in lists, or unfolds it.
	SaveVerdict(ctx context.Context, p Pair, ev news.Event) error
}

// A Pair is two articles, and what an editor decided about them.
type Pair struct {
	Article, Other int64
	Verdict        Verdict // empty for nothing
	Staff          int64
	At             time.Time
}

// A Verdict says whether two texts are the same.
type Verdict string

// What editors may decide.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
)
