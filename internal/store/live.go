package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// publish gives readers the live revision of a from PublishAt on: its row in
// live, its places in the lists, and the count of its day.
func publish(ctx context.Context, c conn, a *news.Article, fold news.Fold, ev *news.Event) error {
	m, err := mergesIn(ctx, c, a)
	if err != nil {
		return err
	}
	a = m.applied(a)
	if fold, err = decided(ctx, c, a, fold); err != nil {
		return err
	}
	if err := markPublic(ctx, c, a, ev.At); err != nil {
		return err
	}
	if err := saveLive(ctx, c, a, fold); err != nil {
		return err
	}
	if err := noteUses(ctx, c, user{noun: "article", ref: a.ID, live: true}, a.PictureIDs()); err != nil {
		return err
	}
	if err := touchQuestions(ctx, c, a.ID, ev); err != nil {
		return err
	}
	if err := touchDigests(ctx, c, a.ID, ev); err != nil {
		return err
	}
	if err := touchHeard(ctx, c, a.ID, ev); err != nil {
		return err
	}
	places, err := spotsFor(ctx, c, a, fold)
	if err != nil {
		return err
	}
	return list(ctx, c, a.ID, places, ev)
}

// unpublish takes a from the readers. What was folded into it stands alone
// again.
func unpublish(ctx context.Context, c conn, a *news.Article, ev *news.Event) error {
	if err := unmarkPublic(ctx, c, a.ID, ev.At); err != nil {
		return err
	}
	if err := unfold(ctx, c, a.ID); err != nil {
		return err
	}
	if _, err := c.exec(ctx, `delete from live where article = $1`, a.ID); err != nil {
		return err
	}
	if err := noteUses(ctx, c, user{noun: "article", ref: a.ID, live: true}, nil); err != nil {
		return err
	}
	if err := touchQuestions(ctx, c, a.ID, ev); err != nil {
		return err
	}
	if err := touchDigests(ctx, c, a.ID, ev); err != nil {
		return err
	}
	if err := touchHeard(ctx, c, a.ID, ev); err != nil {
		return err
	}
	return list(ctx, c, a.ID, nil, ev)
}

func unfold(ctx context.Context, c conn, into int64) error {
	_, err := c.exec(ctx, `
		update listing set folded = false where article in (
			select article from live where same_as = $1 and same_as <> 0)`, into)
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `update live set same_as = 0, same_why = '' where same_as = $1 and same_as <> 0`, into)
	return err
}

func saveLive(ctx context.Context, c conn, a *news.Article, fold news.Fold) error {
	var picture news.Illustration
	if a.Picture != nil {
		picture = *a.Picture
	}
	_, err := c.exec(ctx, `
		insert into live (article, revision, kind, section, publish_at, updated_at, path, lang, kicker, headline,
			full_head, standfirst, byline, picture, caption, alt, topic, words, corrected, no_index, same_as, same_why)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
		on conflict (article) do update set revision = excluded.revision, kind = excluded.kind,
			section = excluded.section, publish_at = excluded.publish_at, updated_at = excluded.updated_at,
			path = excluded.path, lang = excluded.lang, kicker = excluded.kicker, headline = excluded.headline,
			full_head = excluded.full_head, standfirst = excluded.standfirst, byline = excluded.byline,
			picture = excluded.picture, caption = excluded.caption, alt = excluded.alt, topic = excluded.topic,
			words = excluded.words, corrected = excluded.corrected, no_index = excluded.no_index,
			same_as = excluded.same_as, same_why = excluded.same_why`,
		a.ID, a.LiveHead, string(a.Kind), a.Section, ms(a.PublishAt), ms(a.UpdatedAt), a.Path, a.Lang, a.Kicker,
		a.CardHeadline(), a.Headline, a.CardStandfirst(), asJSON{a.Byline}, picture.Picture, picture.Caption, picture.Alt,
		mainTopic(a), richtext.Words(a.Body), owned(a), a.NoIndex, fold.Into, fold.Why)
	return err
}

// owned reports whether a correction of a owns up to a mistake.
func owned(a *news.Article) bool {
	return slices.ContainsFunc(a.Corrections, func(x news.Correction) bool { return x.Kind.IsMistake() })
}

func mainTopic(a *news.Article) int64 {
	if len(a.Topics) == 0 {
		return 0
	}
	return a.Topics[0]
}

// RecentHeadlines returns what became public in [since, until) and lists show,
// newest first, up to limit; section 0 stands for the whole paper.
func (s *Store) RecentHeadlines(ctx context.Context, section int64, since, until time.Time, limit int) ([]news.Headline, error) {
	in := wholePaper
	if section != 0 {
		in = sectionList(section)
	}
	return all(ctx, s.read, scanHeadline, `
		select live.article, live.section, live.full_head, live.publish_at
		from listing join live on live.article = listing.article
		where listing.list = $1 and listing.ref = $2 and listing.folded = false
			and listing.publish_at >= $3 and listing.publish_at < $4
		order by listing.publish_at desc, listing.article desc limit $5`,
		in.List, in.Ref, ms(since), ms(until), limit)
}

func scanHeadline(rows *sql.Rows) (h news.Headline, err error) {
	err = rows.Scan(&h.Article, &h.Section, &h.Headline, moment{&h.PublishAt})
	return h, err
}
