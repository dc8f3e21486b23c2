package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// foldsOf returns which of some articles that an import makes public nearly
// repeat an earlier one, of the same import or in the paper, by their id. It is
// the rule the newsroom follows, for hundreds of articles with one statement.
// That reads a bounded number of headlines: an import that does not come in
// the order of time may leave a repeat standing.
func foldsOf(ctx context.Context, c conn, articles []*news.Article) (map[int64]news.Fold, error) {
	lines := headlinesOf(articles)
	if len(lines) == 0 {
		return nil, nil
	}
	first, last := lines[0].PublishAt, lines[len(lines)-1].PublishAt
	stored, err := all(ctx, c, scanHeadline, `
		select live.article, live.section, live.full_head, live.publish_at
		from listing join live on live.article = listing.article
		where listing.list = 'paper' and listing.ref = 0 and listing.folded = false
			and listing.publish_at >= $1 and listing.publish_at < $2
		order by listing.publish_at, listing.article limit $3`,
		ms(first.Add(-news.SameNews)), ms(last), chunk)
	if err != nil {
		return nil, err
	}
	return foldRepeats(stored, lines), nil
}

// headlinesOf returns those of the articles that lists show, oldest first.
func headlinesOf(articles []*news.Article) []news.Headline {
	var lines []news.Headline
	for _, a := range articles {
		if isPublic(a) && a.Kind != news.AboutPage {
			lines = append(lines, news.Headline{Article: a.ID, Section: a.Section, Headline: a.Headline, PublishAt: a.PublishAt})
		}
	}
	slices.SortStableFunc(lines, func(a, b news.Headline) int { return a.PublishAt.Compare(b.PublishAt) })
	return lines
}

// foldRepeats goes through headlines in the order of time and folds each of
// the new ones into the earliest that says the same, if that is not too long
// ago. What is folded takes in no other.
func foldRepeats(stored, added []news.Headline) map[int64]news.Fold {
	folds, isNew := map[int64]news.Fold{}, map[int64]bool{}
	for _, h := range added {
		isNew[h.Article] = true
	}
	stored = slices.DeleteFunc(stored, func(h news.Headline) bool { return isNew[h.Article] })
	said := map[string][]news.Headline{}
	for _, h := range inTime(stored, added) {
		key := news.HeadlineKey(h.Headline)
		before := recent(said[key], h.PublishAt)
		if isNew[h.Article] && len(before) > 0 && before[0].PublishAt.Before(h.PublishAt) {
			if why, same := news.SameHeadline(before[0].Headline, h.Headline); same {
				folds[h.Article] = news.Fold{Into: before[0].Article, Why: why}
				continue
			}
		}
		said[key] = append(before, h)
	}
	return folds
}

// inTime returns both lists as one, oldest first.
func inTime(a, b []news.Headline) []news.Headline {
	list := slices.Concat(a, b)
	slices.SortStableFunc(list, func(a, b news.Headline) int {
		return cmp.Or(a.PublishAt.Compare(b.PublishAt), cmp.Compare(a.Article, b.Article))
	})
	return list
}

// recent drops the headlines, oldest first, that are not the same news at t.
func recent(list []news.Headline, t time.Time) []news.Headline {
	since := t.Add(-news.SameNews)
	for len(list) > 0 && list[0].PublishAt.Before(since) {
		list = list[1:]
	}
	return list
}

// foldAdded folds new articles that were written already. They are few, so
// they are written again rather than all of them more slowly.
func foldAdded(ctx context.Context, c conn, folds map[int64]news.Fold) error {
	for article, fold := range folds {
		_, err := c.exec(ctx, `update live set same_as = $2, same_why = $3 where article = $1`, article, fold.Into, fold.Why)
		if err != nil {
			return err
		}
		_, err = c.exec(ctx, `
			update listing set folded = true where article = $1 and exists (
				select 1 from listing held
				where held.article = $2 and held.list = listing.list and held.ref = listing.ref)`, article, fold.Into)
		if err != nil {
			return err
		}
	}
	return nil
}
