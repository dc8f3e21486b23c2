package bigpicture

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// A LiveText is what readers have of an article, with its reading. It may
// become public only at PublishAt.
type LiveText struct {
	Article   int64
	Revision  int
	PublishAt time.Time
	Lang      string // BCP 47, never empty
	Content   news.Content
	Reading   Reading
}

// A Taker keeps what the readings of live articles are good for: quotes,
// questions, storylines and related articles each have one.
type Taker interface {
	// Take keeps what t suggests in place of what it kept of the article
	// before. It is safe to run twice, and never touches what people decided.
	Take(ctx context.Context, t LiveText) error
	// Drop hears that readers have an article no longer.
	Drop(ctx context.Context, article int64) error
}

// TakeIn is the job that reads articles after readers got another text of
// them, or none any more.
type TakeIn struct {
	Articles []int64 `json:"articles"`
}

// Kind names the job.
func (TakeIn) Kind() string { return "take_in" }

// Jobs puts the work of the readings on the list.
func (r *Readings) Jobs(list *job.List) {
	job.Add(list, func(ctx context.Context, t TakeIn) error { return r.TakeIn(ctx, t.Articles...) })
	job.Add(list, r.backfill)
	list.EveryLater(backfillEvery, Backfill{})
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	switch ev.Name {
	case news.ArticlePublished, news.ArticleScheduled, news.ArticleUnplanned, news.ArticleCorrected,
		news.ArticleReinstated, news.ArticleRestored, news.ArticleWithdrawn, news.ArticleEmbargoed,
		news.StorylineJoined, news.StorylineLeft,
		news.QuestionAsked: // to know what would answer it
		return []job.Order{{Args: TakeIn{[]int64{ev.Article}}}}
	case news.ArticleFolded:
		return []job.Order{{Args: related.Relate{Article: ev.Article}}}
	case news.PaperImported:
		return importOrders(ev)
	default:
		return nil
	}
}

// perJob is how many articles of an import one job reads.
const perJob = 50

// importOrders returns jobs for all articles that an import made or changed.
func importOrders(ev news.Event) (orders []job.Order) {
	var ids []int64
	for _, key := range ev.Hard {
		number, ok := strings.CutPrefix(string(key), "article:")
		if id, err := strconv.ParseInt(number, 10, 64); ok && err == nil {
			ids = append(ids, id)
		}
	}
	for len(ids) > 0 {
		n := min(perJob, len(ids))
		orders = append(orders, job.Order{Args: TakeIn{ids[:n]}})
		ids = ids[n:]
	}
	return orders
}

// TakeIn reads the live texts of articles and hands them to all takers. Those
// that readers do not have are dropped.
func (r *Readings) TakeIn(ctx context.Context, articles ...int64) error {
	for _, id := range articles {
		if err := r.takeIn(ctx, id); err != nil {
			return fmt.Errorf("read article %d: %w", id, err)
		}
	}
	return nil
}

func (r *Readings) takeIn(ctx context.Context, article int64) error {
	t, err := r.liveText(ctx, article)
	switch {
	case news.KindOf(err) == news.NotFound:
		err = r.drop(ctx, article)
	case err == nil:
		err = r.take(ctx, t)
	}
	if err != nil || r.Related == nil {
		return err
	}
	return r.Related.Refresh(ctx, article)
}

// take hands a live text to the takers and then keeps its reading: what was
// kept has been taken, also if the program is killed in between.
func (r *Readings) take(ctx context.Context, t LiveText) error {
	for _, taker := range r.Takers {
		if err := taker.Take(ctx, t); err != nil {
			return err
		}
	}
	return r.keep(ctx, t)
}

// drop forgets the reading of an article that readers do not have.
func (r *Readings) drop(ctx context.Context, article int64) error {
	if err := r.Store.DropReading(ctx, article); err != nil {
		return err
	}
	for _, taker := range r.Takers {
		if err := taker.Drop(ctx, article); err != nil {
			return err
		}
	}
	return nil
}

// liveText returns a live text with its reading.
func (r *Readings) liveText(ctx context.Context, article int64) (LiveText, error) {
	t, err := r.Store.LiveText(ctx, article)
	if err != nil {
		return t, err
	}
	if _, err := r.freshTopics(ctx); err != nil {
		return t, err
	}
	set, err := r.Store.Settings(ctx)
	if err != nil {
		return t, err
	}
	t.Lang = languageOf(&t.Content, set)
	t.Reading = r.read(&t.Content, set, t.PublishAt)
	return t, nil
}
