package bigpicture

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/related"
)

// Method numbers the methods by which articles are read. It grows when one of
// them gets better, and the whole archive is read again in the background.
const Method = 1

// A Kept reading is what the archive keeps of one: what others are searched
// and compared by.
type Kept struct {
	Article   int64
	Revision  int
	Method    int
	Among     int // articles in the archive when the terms were weighed
	PublishAt time.Time
	Vector    related.Vector
	Signature duplicate.Signature
}

// Archive is where readings of live texts are kept, in tables: their number is
// that of all articles a paper ever had.
type Archive interface {
	// KeptMethod returns by which method an article was read; 0 if it was not.
	KeptMethod(ctx context.Context, article int64) (int, error)
	KeepReading(ctx context.Context, k Kept) error
	DropReading(ctx context.Context, article int64) error
	// JoinCounts adds fresh counts to those that are kept for a method, and
	// returns all: another node may have added its own.
	JoinCounts(ctx context.Context, method int, fresh *related.Counts) (*related.Counts, error)
	// Unread returns articles that are, or will be, public and have no reading
	// that is current, in the order of time from a mark on: none of this
	// text, of another method, or weighed among fewer articles than least.
	Unread(ctx context.Context, from Mark, method, least, limit int) ([]Mark, error)
	// Unchosen returns articles for which nothing was chosen by the method.
	Unchosen(ctx context.Context, from int64, method, limit int) ([]int64, error)
}

// A Mark is a place in the archive.
type Mark struct {
	At      time.Time
	Article int64
}

// saveCounts is how many articles are counted before the counts are kept.
const saveCounts = 64

// keep keeps the reading of a live text in the archive.
func (r *Readings) keep(ctx context.Context, t LiveText) error {
	method, err := r.Store.KeptMethod(ctx, t.Article)
	if err != nil {
		return fmt.Errorf("look whether it was read: %w", err)
	}
	err = r.Store.KeepReading(ctx, Kept{
		Article: t.Article, Revision: t.Revision, Method: Method, Among: r.archived(), PublishAt: t.PublishAt,
		Vector: t.Reading.Vector, Signature: t.Reading.Signature,
	})
	if err != nil {
		return fmt.Errorf("keep the reading: %w", err)
	}
	if method == Method {
		return nil // it was counted then
	}
	if r.count(t.Reading.Terms) >= saveCounts {
		return r.SaveCounts(ctx)
	}
	return nil
}

// loadCounts loads how common terms are, once.
func (r *Readings) loadCounts(ctx context.Context) (err error) {
	if r.counts != nil {
		return nil
	}
	r.fresh = related.NewCounts()
	if r.counts, err = r.Store.JoinCounts(ctx, Method, r.fresh); err != nil {
		return fmt.Errorf("load the counts of terms: %w", err)
	}
	return nil
}

// archived returns how many articles were counted.
func (r *Readings) archived() int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.counts.Articles()
}

// count counts an article and returns how many were not kept yet.
func (r *Readings) count(terms related.Terms) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.counts.Add(terms)
	r.fresh.Add(terms)
	return r.fresh.Articles()
}

// SaveCounts keeps how common terms are. What was not kept when the program
// stops is lost, and not missed: it is a few articles of many.
func (r *Readings) SaveCounts(ctx context.Context) error {
	r.mu.Lock()
	fresh := r.fresh
	r.fresh = related.NewCounts()
	r.mu.Unlock()
	if fresh.Articles() == 0 {
		return nil
	}
	all, err := r.Store.JoinCounts(ctx, Method, fresh)
	if err != nil {
		return fmt.Errorf("keep the counts of terms: %w", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	all.Join(r.fresh)
	r.counts = all
	return nil
}
