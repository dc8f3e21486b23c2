package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/correction"
	"github.com/courant-press/courant/internal/news"
)

// PublicTexts returns the last n texts that readers had of an article, the
// newest first.
func (s *Store) PublicTexts(ctx context.Context, article int64, n int) ([]news.Content, error) {
	return all(ctx, s.read, scanContent, `
		select content from revision
		where article = $1 and public_at > 0 order by public_at desc, number desc limit $2`, article, n)
}

// LiveTexts returns what readers have of articles, the newest first.
func (s *Store) LiveTexts(ctx context.Context, articles []int64, now time.Time) ([]correction.LiveText, error) {
	if len(articles) == 0 {
		return nil, nil
	}
	return all(ctx, s.read, scanText, `
		select live.article, live.path, revision.content
		from live join revision on revision.article = live.article and revision.number = live.revision
		where live.article in `+s.engine.List("$1")+` and live.publish_at <= $2
		order by live.publish_at desc, live.article desc`, asJSON{articles}, ms(now))
}

func scanText(rows *sql.Rows) (t correction.LiveText, err error) {
	err = rows.Scan(&t.Article, &t.Path, fromJSON{&t.Content})
	return t, err
}

// LinksTo returns the public articles whose live text links to an article.
func (s *Store) LinksTo(ctx context.Context, article int64, now time.Time, limit int) ([]news.Reach, error) {
	return all(ctx, s.read, scanLinking, `
		select live.article, live.path, live.full_head
		from article_link join live on live.article = article_link.article and live.publish_at <= $2
		where article_link.target = $1 order by article_link.article desc limit $3`, article, ms(now), limit)
}

func scanLinking(rows *sql.Rows) (r news.Reach, err error) {
	r.Why = news.ReachLink
	err = rows.Scan(&r.Article, &r.Path, &r.Name)
	return r, err
}

// TimelinesFrom returns the entries of timelines that have their facts from an
// article.
func (s *Store) TimelinesFrom(ctx context.Context, article int64, limit int) ([]news.Reach, error) {
	return all(ctx, s.read, scanEntryFrom, `
		select storyline.id, storyline.slug, storyline.title, timeline_entry.text
		from timeline_entry join storyline on storyline.id = timeline_entry.storyline
		where timeline_entry.article = $1 and timeline_entry.article <> 0 and timeline_entry.state = 'kept' and storyline.state in ('open', 'closed')
		order by timeline_entry.id desc limit $2`, article, limit)
}

func scanEntryFrom(rows *sql.Rows) (r news.Reach, err error) {
	r.Why = news.ReachTimeline
	var line news.Storyline
	err = rows.Scan(&r.Story, &line.Slug, &r.Name, &r.Words)
	r.Path = line.Path()
	return r, err
}

// LettersWith returns the issues that were sent with an article, the newest
// first, with the words of their own that stand there beside it.
func (s *Store) LettersWith(ctx context.Context, article int64, limit int) ([]news.Reach, error) {
	return all(ctx, s.read, func(rows *sql.Rows) (news.Reach, error) { return scanMailed(rows, article) }, `
		select issue.id, issue.subject, issue.parts, issue.started_at, letter.slug, letter.name
		from issue_article join issue on issue.id = issue_article.issue join letter on letter.id = issue.letter
		where issue_article.article = $1 order by issue_article.issue desc limit $2`, article, limit)
}

func scanMailed(rows *sql.Rows, article int64) (r news.Reach, err error) {
	r.Why = news.ReachLetter
	var i news.Issue
	var l news.Letter
	err = rows.Scan(&i.ID, &i.Opening.Subject, fromJSON{&i.Parts}, moment{&r.SentAt}, &l.Slug, &l.Name)
	r.Name, r.Path = l.Name+": "+i.Opening.Subject, i.Path(l)
	for _, p := range i.Parts {
		if p.Article == article {
			r.Words = strings.TrimSpace(strings.Join([]string{p.Kicker, p.Title, p.Intro}, " "))
		}
	}
	return r, err
}

// TakeLinks keeps which articles the live text of one links to, by the paths
// it has. Addresses that an article had before count.
func (s *Store) TakeLinks(ctx context.Context, article int64, paths []string) error {
	return s.transact(ctx, func(c conn) error {
		var targets []int64
		if len(paths) > 0 {
			found, err := all(ctx, c, number, `
				select distinct coalesce(target.ref, address.ref)
				from address left join address target on target.path = address.to_path
				where address.path in `+s.engine.Texts("$1")+` and coalesce(target.kind, address.kind) = 'article'
					and coalesce(target.ref, address.ref) <> $2 order by 1`, asJSON{paths}, article)
			if err != nil {
				return err
			}
			targets = found
		}
		had, err := all(ctx, c, number, `select target from article_link where article = $1 order by target`, article)
		if err != nil || slices.Equal(had, targets) {
			return err
		}
		if _, err := c.exec(ctx, `delete from article_link where article = $1`, article); err != nil {
			return err
		}
		insert := newBulk("article_link", "article, target")
		for _, target := range targets {
			if err := insert.add(ctx, c, article, target); err != nil {
				return err
			}
		}
		return insert.flush(ctx, c)
	})
}

// Looks returns the places somebody saw to when an article was corrected.
func (s *Store) Looks(ctx context.Context, article int64) (map[string]news.Look, error) {
	looks := map[string]news.Look{}
	_, err := all(ctx, s.read, func(rows *sql.Rows) (x struct{}, err error) {
		var mark string
		var look news.Look
		err = rows.Scan(&mark, moment{&look.At}, &look.By)
		looks[mark] = look
		return x, err
	}, `select mark, at, staff from correction_look where article = $1`, article)
	return looks, err
}

// SaveLook keeps that somebody saw to a place, or for nil that nobody did.
func (s *Store) SaveLook(ctx context.Context, article int64, mark string, look *news.Look, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		if look == nil {
			_, err := c.exec(ctx, `delete from correction_look where article = $1 and mark = $2`, article, mark)
			return err
		}
		_, err := c.exec(ctx, `
			insert into correction_look (article, mark, at, staff) values ($1, $2, $3, $4)
			on conflict (article, mark) do update set at = excluded.at, staff = excluded.staff`,
			article, mark, ms(look.At), look.By)
		return err
	})
}
