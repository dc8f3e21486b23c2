package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

func scanMember(rows *sql.Rows) (m news.Member, err error) {
	err = rows.Scan(&m.Storyline, &m.Article, &m.State, fromJSON{&m.Reasons}, &m.Likeness, &m.Staff, moment{&m.At})
	return m, err
}

// MembersOf returns how some articles stand to storylines, decided or not.
func (s *Store) MembersOf(ctx context.Context, articles []int64) ([]news.Member, error) {
	return all(ctx, s.read, scanMember, `
		select storyline, article, state, reasons, likeness, staff, at from storyline_member
		where article in `+s.engine.List("$1")+` order by article, storyline limit 10000`, asJSON{articles})
}

// DecideMember keeps what was decided about an article in a storyline. Readers
// see it at once where the article is public.
func (s *Store) DecideMember(ctx context.Context, m news.Member, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		x, err := loadStoryline(ctx, c, m.Storyline)
		if err != nil {
			return err
		}
		if !x.State.Decided() {
			return &news.Error{Kind: news.Conflict, Message: "Open this storyline first."}
		}
		if _, err := one(ctx, c, number, `select id from article where id = $1`, m.Article); err != nil {
			return missing(err, "article")
		}
		if err := saveMember(ctx, c, m); err != nil {
			return err
		}
		ev.Article = m.Article
		return enlist(ctx, c, m, ev)
	})
}

func saveMember(ctx context.Context, c conn, m news.Member) error {
	_, err := c.exec(ctx, `
		insert into storyline_member (storyline, article, state, reasons, likeness, staff, at)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (storyline, article) do update set state = excluded.state, staff = excluded.staff, at = excluded.at`,
		m.Storyline, m.Article, string(m.State), asJSON{m.Reasons}, m.Likeness, m.Staff, ms(m.At))
	return err
}

// enlist puts an article into the list of its storyline if readers have it or
// will have it, or takes it out, and tells the pages that show it.
func enlist(ctx context.Context, c conn, m news.Member, ev *news.Event) (err error) {
	var done int64
	if m.State == news.MemberIn {
		done, err = c.exec(ctx, `
			insert into listing (list, ref, publish_at, article, folded)
			select 'storyline', cast($1 as bigint), live.publish_at, live.article, exists (
				select 1 from listing held
				where held.list = 'storyline' and held.ref = $1 and held.article = live.same_as)
			from live where live.article = $2 and live.kind <> 'page'
			on conflict do nothing`, m.Storyline, m.Article)
	} else {
		done, err = c.exec(ctx, `delete from listing where list = 'storyline' and ref = $1 and article = $2`, m.Storyline, m.Article)
	}
	if err != nil || done == 0 {
		return err
	}
	places, err := spots(ctx, c, m.Article)
	if err != nil {
		return err
	}
	ev.Hard = append(ev.Hard, news.ArticleKey(m.Article), news.StorylineKey(m.Storyline))
	ev.Soft = append(ev.Soft, news.StorylineBoxKey(m.Storyline), news.KeyStorylines)
	for _, x := range places {
		if x.List == "topic" { // its page names its storylines
			ev.Soft = append(ev.Soft, x.key())
		}
	}
	return move(ctx, c, []int64{m.Storyline})
}

// storylinesOf returns the lists of storylines that an article belongs in.
func storylinesOf(ctx context.Context, c conn, article int64) ([]listID, error) {
	ids, err := all(ctx, c, number, `select storyline from storyline_member where article = $1 and state = 'in'`, article)
	var lists []listID
	for _, id := range ids {
		lists = append(lists, storylineList(id))
	}
	return lists, err
}

// ProposeMember keeps a proposal, unless the article was decided upon or is in
// the storyline already, and reports whether it is new.
func (s *Store) ProposeMember(ctx context.Context, m news.Member) (fresh bool, err error) {
	err = s.transact(ctx, func(c conn) error {
		fresh, err = proposeMember(ctx, c, m)
		return err
	})
	return fresh, err
}

func proposeMember(ctx context.Context, c conn, m news.Member) (bool, error) {
	done, err := c.exec(ctx, `
		insert into storyline_member (storyline, article, state, reasons, likeness, at)
		select cast($1 as bigint), cast($2 as bigint), 'proposed', cast($3 as text), cast($4 as double precision), cast($5 as bigint)
		where exists (select 1 from storyline where id = $1)
		on conflict (storyline, article) do update set reasons = excluded.reasons,
			likeness = case when excluded.likeness > storyline_member.likeness then excluded.likeness else storyline_member.likeness end
		where storyline_member.state = 'proposed'`,
		m.Storyline, m.Article, asJSON{m.Reasons}, m.Likeness, ms(m.At))
	return done > 0, err
}

// ProposeStoryline keeps a new storyline that is proposed, with the articles
// it was seen in.
func (s *Store) ProposeStoryline(ctx context.Context, x *news.Storyline, members []news.Member) error {
	row := *x
	err := s.transact(ctx, func(c conn) error {
		row.State = news.StorylineProposed
		if err := insertStoryline(ctx, c, &row); err != nil {
			return err
		}
		for _, m := range members {
			m.Storyline = row.ID
			if _, err := proposeMember(ctx, c, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		*x = row
	}
	return err
}

// WithdrawProposals drops what was proposed for an article that is no longer
// public. What was decided stays for the day it comes back.
func (s *Store) WithdrawProposals(ctx context.Context, article int64) error {
	return s.transact(ctx, func(c conn) error {
		if _, err := c.exec(ctx, `delete from storyline_member where article = $1 and state = 'proposed'`, article); err != nil {
			return err
		}
		_, err := c.exec(ctx, `delete from timeline_entry where article = $1 and state = 'proposed'`, article)
		return err
	})
}

// OpenProposal makes a proposed storyline one of the paper, with the articles
// that the editor took of those proposed; the others are refused.
func (s *Store) OpenProposal(ctx context.Context, x *news.Storyline, members []news.Member, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if err := writeStoryline(ctx, c, &row); err != nil {
			return err
		}
		for _, m := range members {
			m.Storyline = row.ID
			if err := saveMember(ctx, c, m); err != nil {
				return err
			}
			if err := enlist(ctx, c, m, ev); err != nil {
				return err
			}
		}
		return tellStoryline(ctx, c, row.ID, ev)
	})
	if err == nil {
		*x = row
	}
	return err
}

// Linked returns the articles that live at some addresses, or to which these
// lead on.
func (s *Store) Linked(ctx context.Context, paths []string) ([]int64, error) {
	return all(ctx, s.read, number, `
		select distinct coalesce(target.ref, address.ref) from address
		left join address target on target.path = address.to_path and address.to_path <> ''
		where address.path in `+s.engine.Texts("$1")+` and coalesce(target.kind, address.kind) = 'article'`, asJSON{paths})
}

// OnTopics returns, for each topic asked for, its newest n public articles
// that are in a storyline.
func (s *Store) OnTopics(ctx context.Context, topics []int64, n int) (found []news.Member, err error) {
	for _, id := range topics {
		part, err := all(ctx, s.read, scanMember, `
			select m.storyline, m.article, m.state, m.reasons, m.likeness, m.staff, m.at
			from (select article from listing where list = 'topic' and ref = $1 and publish_at <= $2
				order by publish_at desc, article desc limit $3) near
			join storyline_member m on m.article = near.article and m.state = 'in'`, id, ms(s.now()), n)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		found = append(found, part...)
	}
	return found, nil
}

// StorylinesOf returns the storylines of the paper that some articles are in.
func (s *Store) StorylinesOf(ctx context.Context, articles []int64) (map[int64][]related.Named, error) {
	rows, err := all(ctx, s.read, scanArticleRow, `
		select m.storyline, m.article, m.state, m.reasons, m.likeness, m.staff, m.at, storyline.title, storyline.slug, storyline.state
		from storyline_member m join storyline on storyline.id = m.storyline and storyline.state in ('open', 'closed')
		where m.state = 'in' and m.article in `+s.engine.List("$1")+` order by m.article, m.storyline limit 10000`, asJSON{articles})
	found := map[int64][]related.Named{}
	for _, x := range rows {
		found[x.Article] = append(found[x.Article], related.Named{ID: x.Storyline, Name: x.Title})
	}
	return found, err
}
