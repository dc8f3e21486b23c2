package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// Article returns an article as the desk has it, with the content of its head
// revision.
func (s *Store) Article(ctx context.Context, id int64) (*news.Article, error) {
	return article(ctx, s.read, id)
}

func article(ctx context.Context, c conn, id int64) (*news.Article, error) {
	a, err := one(ctx, c, scanArticle, `
		select article.id, version, state, head, live_head, path, desk, assignee, restricted, created_at, saved_at,
			due_at, publish_at, updated_at, embargo, lock_staff, lock_since, revision.content,
			coalesce(withdrawal.at, 0), coalesce(withdrawal.reason, ''), coalesce(withdrawal.see, 0)
		from article
		join revision on revision.article = article.id and revision.number = article.head
		left join withdrawal on withdrawal.article = article.id
		where article.id = $1`, id)
	if err != nil {
		return nil, missing(err, "article")
	}
	if a.Corrections, err = corrections(ctx, c, id); err != nil {
		return nil, err
	}
	a.Origin, err = originOf(ctx, c, "article", id)
	return a, err
}

func scanArticle(rows *sql.Rows) (*news.Article, error) {
	a, lock, gone := &news.Article{}, news.Lock{}, news.Withdrawal{}
	err := rows.Scan(&a.ID, &a.Version, &a.State, &a.Head, &a.LiveHead, &a.Path, &a.Desk, &a.Assignee, &a.Restricted,
		moment{&a.CreatedAt}, moment{&a.SavedAt}, moment{&a.Due}, moment{&a.PublishAt}, moment{&a.UpdatedAt}, moment{&a.Embargo},
		&lock.Staff, moment{&lock.Since}, fromJSON{&a.Content},
		moment{&gone.At}, &gone.Reason, &gone.See)
	if lock.Staff != 0 {
		a.Lock = &lock
	}
	if !gone.At.IsZero() {
		a.Withdrawal = &gone
	}
	return a, err
}

// ArticleByOrigin returns the article that an import made of this thing.
func (s *Store) ArticleByOrigin(ctx context.Context, source, kind, id string) (*news.Article, error) {
	ref, err := one(ctx, s.read, number, `
		select ref from origin where source = $1 and kind = $2 and id = $3 and noun = 'article'`,
		clean(source), clean(kind), clean(id))
	if err != nil {
		return nil, missing(err, "article")
	}
	return s.Article(ctx, ref)
}

// CreateArticle keeps a new article with its first revision and gives it its
// ID, version and head. All is done in one transaction, or nothing.
func (s *Store) CreateArticle(ctx context.Context, a *news.Article, save news.Save) error {
	if save.Revision == nil {
		save.Revision = &news.Revision{Staff: save.Event.Staff, At: a.SavedAt}
	}
	return s.saveArticle(ctx, a, save, insertArticle)
}

// SaveArticle keeps what was done to an article, in one transaction. An
// article that somebody else saved since a was loaded is refused as
// [news.Conflict]; so is a path that leads to something else. A new revision
// is given its number and, unless it is set aside, the content of a. The event
// is given the soft keys of all lists that the article enters or leaves. The
// lock is left alone, see [Store.SaveLock].
func (s *Store) SaveArticle(ctx context.Context, a *news.Article, save news.Save) error {
	return s.saveArticle(ctx, a, save, updateArticle)
}

// A writer writes the row of an article.
type writer func(context.Context, conn, *news.Article) error

// saveArticle works on a copy, so that a failure leaves a as it was.
func (s *Store) saveArticle(ctx context.Context, a *news.Article, save news.Save, write writer) error {
	row := *a
	err := s.command(ctx, save.Event, func(c conn, ev *news.Event) error {
		return writeArticle(ctx, c, &row, save, ev, write)
	})
	if err == nil {
		*a = row
	}
	return err
}

// writeArticle writes the row of an article and all that hangs on it.
func writeArticle(ctx context.Context, c conn, a *news.Article, save news.Save, ev *news.Event, write writer) error {
	if save.Revision != nil {
		if err := numberRevision(ctx, c, a, save.Revision); err != nil {
			return err
		}
	}
	switch {
	case save.Publish && (save.Revision != nil || a.LiveHead == 0):
		a.LiveHead = a.Head
	case save.Unpublish:
		a.LiveHead = 0
	}
	if err := write(ctx, c, a); err != nil {
		return err
	}
	ev.Article = a.ID
	return saveParts(ctx, c, a, save, ev)
}

// saveParts writes what hangs on the row of the article.
func saveParts(ctx context.Context, c conn, a *news.Article, save news.Save, ev *news.Event) error {
	if save.Revision != nil {
		if err := saveRevision(ctx, c, a.ID, save.Revision); err != nil {
			return err
		}
		if save.Replaces != 0 {
			if err := dropReplaced(ctx, c, a.ID, save.Replaces); err != nil {
				return err
			}
		}
	}
	if a.Path != "" {
		if err := saveAddress(ctx, c, "article", a.ID, a.Path); err != nil {
			return err
		}
	}
	if err := saveWithdrawal(ctx, c, a); err != nil {
		return err
	}
	if err := noteUses(ctx, c, user{noun: "article", ref: a.ID}, a.PictureIDs()); err != nil {
		return err
	}
	if save.Correction != nil {
		if err := saveCorrection(ctx, c, a, save.Correction); err != nil {
			return err
		}
	}
	if err := saveOrigin(ctx, c, a.Origin, "article", a.ID); err != nil {
		return err
	}
	switch {
	case save.Publish:
		shown, err := asShown(ctx, c, a)
		if err != nil {
			return err
		}
		return publish(ctx, c, shown, foldOf(save), ev)
	case save.Unpublish:
		return unpublish(ctx, c, a, ev)
	}
	return nil
}

func insertArticle(ctx context.Context, c conn, a *news.Article) (err error) {
	if a.ID, err = next(ctx, c, "article", 1); err != nil {
		return err
	}
	a.Version = 1
	lock := heldBy(a)
	_, err = c.exec(ctx, `
		insert into article (id, version, state, head, live_head, kind, section, headline, slug, path, desk, assignee,
			restricted, created_at, saved_at, publish_at, updated_at, embargo, lock_staff, lock_since,
			due_at, words, picture)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
		a.ID, a.Version, string(a.State), a.Head, a.LiveHead, string(a.Kind), a.Section, a.Headline, a.Slug, a.Path,
		a.Desk, a.Assignee, a.Restricted, ms(a.CreatedAt), ms(a.SavedAt), ms(a.PublishAt), ms(a.UpdatedAt),
		ms(a.Embargo), lock.Staff, ms(lock.Since), ms(a.Due), richtext.Words(a.Body), shownPicture(a))
	return err
}

func updateArticle(ctx context.Context, c conn, a *news.Article) error {
	done, err := c.exec(ctx, `
		update article set version = version + 1, state = $3, head = $4, live_head = $5, kind = $6, section = $7,
			headline = $8, slug = $9, path = $10, desk = $11, assignee = $12, restricted = $13, saved_at = $14,
			publish_at = $15, updated_at = $16, embargo = $17, due_at = $18, words = $19, picture = $20
		where id = $1 and version = $2`,
		a.ID, a.Version, string(a.State), a.Head, a.LiveHead, string(a.Kind), a.Section, a.Headline, a.Slug, a.Path,
		a.Desk, a.Assignee, a.Restricted, ms(a.SavedAt), ms(a.PublishAt), ms(a.UpdatedAt), ms(a.Embargo),
		ms(a.Due), richtext.Words(a.Body), shownPicture(a))
	if err != nil {
		return err
	}
	if done == 0 {
		return stale(ctx, c, a.ID)
	}
	a.Version++
	return nil
}

// shownPicture returns the lead picture of the text at the desk, or 0.
func shownPicture(a *news.Article) int64 {
	if a.Picture == nil {
		return 0
	}
	return a.Picture.Picture
}

// stale says why no row of the article had the version asked for.
func stale(ctx context.Context, c conn, id int64) error {
	_, err := one(ctx, c, number, `select version from article where id = $1`, id)
	if err != nil {
		return missing(err, "article")
	}
	return &news.Error{
		Kind:    news.Conflict,
		Message: "Somebody else has saved this article in the meantime. Load it again to see what changed.",
	}
}

func heldBy(a *news.Article) news.Lock {
	if a.Lock == nil {
		return news.Lock{}
	}
	return *a.Lock
}

func saveWithdrawal(ctx context.Context, c conn, a *news.Article) error {
	if a.Withdrawal == nil {
		_, err := c.exec(ctx, `delete from withdrawal where article = $1`, a.ID)
		return err
	}
	_, err := c.exec(ctx, `
		insert into withdrawal (article, at, reason, see) values ($1, $2, $3, $4)
		on conflict (article) do update set at = excluded.at, reason = excluded.reason, see = excluded.see`,
		a.ID, ms(a.Withdrawal.At), a.Withdrawal.Reason, a.Withdrawal.See)
	return err
}

func foldOf(save news.Save) news.Fold {
	if save.Fold == nil {
		return news.Fold{}
	}
	return *save.Fold
}
