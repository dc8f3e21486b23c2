package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/news"
)

// crowdedBand is how many articles of a band are looked at, the newest. A band
// that more share, such as that of a weather report from a form, says little.
const crowdedBand = 32

// Sharing implements [duplicate.Store].
func (s *Store) Sharing(ctx context.Context, signature duplicate.Signature) (map[int64]duplicate.Signature, error) {
	var parts []string
	var args []any
	for _, key := range signature.Bands() {
		args = append(args, int64(key))
		parts = append(parts, fmt.Sprintf(`select * from (
			select article from band where key = $%d order by article desc limit %d) b`, len(args), crowdedBand))
	}
	if len(parts) == 0 {
		return map[int64]duplicate.Signature{}, nil
	}
	list, err := all(ctx, s.read, scanSigned, `
		with sharing as (`+strings.Join(parts, " union ")+`)
		select article, signature from reading where article in (select article from sharing)
		union all
		select article, signature from desk_text where article in (select article from sharing)`, args...)
	found := map[int64]duplicate.Signature{}
	for _, x := range list {
		if before, ok := found[x.article]; !ok || signature.Resemblance(x.signature) > signature.Resemblance(before) {
			found[x.article] = x.signature
		}
	}
	return found, err
}

type signed struct {
	article   int64
	signature duplicate.Signature
}

func scanSigned(rows *sql.Rows) (x signed, err error) {
	var kept []byte
	if err = rows.Scan(&x.article, &kept); err == nil {
		x.signature, err = duplicate.SignatureOf(kept)
	}
	return x, err
}

// KeepAtDesk implements [duplicate.Store].
func (s *Store) KeepAtDesk(ctx context.Context, article int64, head int, signature duplicate.Signature) error {
	kept, err := one(ctx, s.read, number, `select head from desk_text where article = $1`, article)
	if err == nil && int(kept) == head {
		return nil
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return s.transact(ctx, func(c conn) error {
		before, err := all(ctx, c, scanSigned, `select article, signature from desk_text where article = $1`, article)
		if err != nil {
			return err
		}
		for _, x := range before {
			if err := dropBands(ctx, c, article, true, x.signature); err != nil {
				return err
			}
		}
		_, err = c.exec(ctx, `
			insert into desk_text (article, head, signature) values ($1, $2, $3)
			on conflict (article) do update set head = excluded.head, signature = excluded.signature`,
			article, head, signature.Bytes())
		if err != nil {
			return err
		}
		return keepBands(ctx, c, article, true, signature)
	})
}

// Verdicts implements [duplicate.Store].
func (s *Store) Verdicts(ctx context.Context, article int64) (map[int64]duplicate.Verdict, error) {
	return verdicts(ctx, s.read, article)
}

func verdicts(ctx context.Context, c conn, article int64) (map[int64]duplicate.Verdict, error) {
	list, err := all(ctx, c, scanVerdict, `select article, other, same from same_wish where article = $1 or other = $1`, article)
	found := map[int64]duplicate.Verdict{}
	for _, p := range list {
		if p.Article == article {
			found[p.Other] = p.Verdict
		} else {
			found[p.Article] = p.Verdict
		}
	}
	return found, err
}

func scanVerdict(rows *sql.Rows) (p duplicate.Pair, err error) {
	var same bool
	err = rows.Scan(&p.Article, &p.Other, &same)
	if p.Verdict = duplicate.Different; same {
		p.Verdict = duplicate.Same
	}
	return p, err
}

// SaveVerdict implements [duplicate.Store].
func (s *Store) SaveVerdict(ctx context.Context, p duplicate.Pair, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		_, err := c.exec(ctx, `
			delete from same_wish where (article = $1 and other = $2) or (article = $2 and other = $1)`, p.Article, p.Other)
		if err != nil {
			return err
		}
		if p.Verdict != "" {
			_, err := c.exec(ctx, `insert into same_wish (article, other, same, staff, at) values ($1, $2, $3, $4, $5)`,
				p.Article, p.Other, p.Verdict == duplicate.Same, p.Staff, ms(p.At))
			if err != nil {
				return err
			}
		}
		return foldPair(ctx, c, p, ev)
	})
}

// saidSame is why lists fold what an editor called the same.
const saidSame = "an editor says that both are the same"

// foldPair folds the later of two live articles into the earlier, or unfolds
// it.
func foldPair(ctx context.Context, c conn, p duplicate.Pair, ev *news.Event) error {
	pair, err := all(ctx, c, scanTwin, `
		select article, publish_at, same_as from live where article = $1 or article = $2 order by publish_at, article`, p.Article, p.Other)
	if err != nil || len(pair) < 2 {
		return err
	}
	earlier, later := pair[0], pair[1]
	var fold news.Fold
	switch {
	case p.Verdict == duplicate.Same && earlier.sameAs == 0:
		fold = news.Fold{Into: earlier.article, Why: saidSame}
	case p.Verdict != duplicate.Same && later.sameAs == earlier.article:
	default:
		return nil
	}
	ev.Soft = append(ev.Soft, news.CardKey(later.article), news.CardKey(earlier.article)) // which says how many it stands for
	return setFold(ctx, c, later.article, fold, ev)
}

type twin struct{ article, at, sameAs int64 }

func scanTwin(rows *sql.Rows) (x twin, err error) {
	err = rows.Scan(&x.article, &x.at, &x.sameAs)
	return x, err
}

// setFold folds a live article away, or unfolds it, in all lists it stands in.
// What was folded into it stands alone again.
func setFold(ctx context.Context, c conn, article int64, fold news.Fold, ev *news.Event) error {
	if err := unfold(ctx, c, article); err != nil {
		return err
	}
	_, err := c.exec(ctx, `update live set same_as = $2, same_why = $3 where article = $1`, article, fold.Into, fold.Why)
	if err != nil {
		return err
	}
	places, err := spots(ctx, c, article)
	if err != nil {
		return err
	}
	earlier, err := spots(ctx, c, fold.Into)
	if err != nil {
		return err
	}
	for i, x := range places {
		places[i].folded = slices.ContainsFunc(earlier, func(y spot) bool { return x.listID == y.listID })
	}
	return list(ctx, c, article, places, ev)
}

// decided returns how lists fold an article that is published: as editors
// said, and otherwise as its headline says.
func decided(ctx context.Context, c conn, a *news.Article, fold news.Fold) (news.Fold, error) {
	said, err := verdicts(ctx, c, a.ID)
	if err != nil || len(said) == 0 {
		return fold, err
	}
	if said[fold.Into] == duplicate.Different {
		fold = news.Fold{}
	}
	for other, v := range said {
		if v != duplicate.Same {
			continue
		}
		earlier, err := one(ctx, c, number, `
			select count(*) from live where article = $1 and same_as = 0 and (publish_at, article) < ($2, $3)`, other, ms(a.PublishAt), a.ID)
		if err != nil {
			return fold, err
		}
		if earlier > 0 {
			return news.Fold{Into: other, Why: saidSame}, nil
		}
	}
	return fold, nil
}
