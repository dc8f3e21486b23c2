package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// saveAddress makes path lead to the thing ref of a kind. The path it had
// before stays as a redirect for ever, as do all that led there. A path that
// leads to anything else is refused as [news.Conflict].
func saveAddress(ctx context.Context, c conn, kind string, ref int64, path string) error {
	path = clean(path)
	before, err := one(ctx, c, text, `select path from address where kind = $1 and ref = $2`, kind, ref)
	if err != nil && !errors.Is(err, sql.ErrNoRows) || before == path {
		return err
	}
	done, err := c.exec(ctx, `
		insert into address (path, kind, ref) values ($1, $2, $3)
		on conflict (path) do update set kind = excluded.kind, ref = excluded.ref, to_path = ''
		where address.kind = 'redirect' and address.to_path = $4`, path, kind, ref, before)
	if err != nil {
		return err
	}
	if done == 0 {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("The address %s is taken.", path)}
	}
	if before == "" {
		return nil
	}
	return leadOn(ctx, c, before, path)
}

// Taken reports whether a path leads to something other than the article, or
// to its own address from an older one of something else.
func (s *Store) Taken(ctx context.Context, path string, article int64) (bool, error) {
	n, err := one(ctx, s.read, number, `
		select count(*) from address
		left join address target on target.path = address.to_path
		where address.path = $1
			and not (coalesce(target.kind, address.kind) = 'article' and coalesce(target.ref, address.ref) = $2)`,
		clean(path), article)
	return n > 0, err
}

// saveRedirect makes one path lead to another, and what leads to it as well,
// so that no chain can come about, nor a loop.
func saveRedirect(ctx context.Context, c conn, r news.Redirect) error {
	to, err := one(ctx, c, text, `select to_path from address where path = $1 and to_path <> ''`, clean(r.To))
	if errors.Is(err, sql.ErrNoRows) {
		to, err = clean(r.To), nil
	}
	if err != nil {
		return err
	}
	if to == clean(r.From) {
		return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("The address %s would lead to itself.", to)}
	}
	done, err := c.exec(ctx, `
		insert into address (path, kind, to_path) values ($1, 'redirect', $2)
		on conflict (path) do update set to_path = excluded.to_path
		where address.kind = 'redirect' and address.to_path = excluded.to_path`, r.From, to)
	if err == nil && done == 0 {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("The address %s is taken.", r.From)}
	}
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `update address set to_path = $1 where to_path = $2 and to_path <> ''`, to, r.From)
	return err
}

// Resolve says what a path leads to at the time now.
func (s *Store) Resolve(ctx context.Context, path string, now time.Time) (paper.Target, error) {
	target, err := one(ctx, s.read, scanTarget, `
		select address.kind, address.ref, address.to_path, live.article is not null, withdrawal.article is not null
		from address
		left join live on address.kind = 'article' and live.article = address.ref and live.publish_at <= $2
		left join withdrawal on address.kind = 'article' and withdrawal.article = address.ref
		where address.path = $1`, clean(path), ms(now))
	return target, missing(err, "page")
}

// scanTarget reads what an address leads to; an article that is not public is
// no row at all.
func scanTarget(rows *sql.Rows) (t paper.Target, err error) {
	var live, withdrawn bool
	if err := rows.Scan(&t.Kind, &t.ID, &t.To, &live, &withdrawn); err != nil {
		return t, err
	}
	switch {
	case t.Kind == paper.ToArticle && withdrawn && !live:
		t.Kind = paper.ToWithdrawn
	case t.Kind == paper.ToArticle && !live:
		return t, sql.ErrNoRows
	}
	return t, nil
}

// text scans a row that is one text.
func text(rows *sql.Rows) (s string, err error) {
	err = rows.Scan(&s)
	return s, err
}
