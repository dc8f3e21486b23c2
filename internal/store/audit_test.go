package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// questions are the ways to ask the audit log.
func questions() map[string]newsroom.AuditQuery {
	return map[string]newsroom.AuditQuery{
		"all":            {},
		"of somebody":    {Staff: 2},
		"a deed":         {Deed: news.ArticleSubmitted},
		"both":           {Staff: 1, Deed: news.ArticleWritten},
		"on an article":  {Article: 2},
		"between times":  {From: now.Add(2 * time.Minute), Until: now.Add(4 * time.Minute)},
		"from somewhere": {After: &newsroom.Place{At: now.Add(3 * time.Minute), ID: 4}},
	}
}

// readTheAudit asks every question, for the test that explains what the store
// reads.
func (d *desk) readTheAudit(ctx context.Context) error {
	for _, q := range questions() {
		q.Limit = 5
		if _, err := d.Audit(ctx, &q); err != nil {
			return err
		}
	}
	return nil
}

func TestTheAuditLogAnswersLatestFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		for i := range 6 {
			ev := news.Event{Name: news.ArticleWritten, Staff: int64(1 + i%2), At: now.Add(time.Duration(i) * time.Minute)}
			if i == 5 {
				ev.Name = news.ArticleSubmitted
			}
			check(t, st.CreateArticle(t.Context(), written("Ferry"), news.Save{Event: ev}))
		}
		for name, want := range map[string][]int64{
			"all": {6, 5, 4, 3, 2, 1}, "of somebody": {6, 4, 2}, "a deed": {6}, "both": {5, 3, 1}, "on an article": {2},
			"between times": {4, 3}, "from somewhere": {3, 2, 1},
		} {
			q := questions()[name]
			q.Limit = 10
			entries, err := st.Audit(t.Context(), &q)
			check(t, err)
			var got []int64
			for _, e := range entries {
				got = append(got, e.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	})
}
