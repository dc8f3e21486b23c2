package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// A listID names a list of articles: of the whole paper, of a section with
// those below it, of a topic, of an author, of a storyline, or the standing
// pages.
type listID struct {
	List string
	Ref  int64
}

var (
	wholePaper    = listID{"paper", 0}
	standingPages = listID{"pages", 0}
)

func sectionList(id int64) listID { return listID{"section", id} }
func topicList(id int64) listID   { return listID{"topic", id} }
func authorList(id int64) listID  { return listID{"author", id} }

// key returns the key of the pages that show the list.
func (l listID) key() news.Key {
	switch l.List {
	case "section":
		return news.SectionKey(l.Ref)
	case "topic":
		return news.TopicKey(l.Ref)
	case "author":
		return news.AuthorKey(l.Ref)
	case "storyline":
		return news.StorylineKey(l.Ref)
	case "heard":
		return news.KeyHeard
	case "pages":
		return news.KeySettings
	default:
		return news.KeyLatest
	}
}

// A spot is the place of an article in a list.
type spot struct {
	listID
	at     int64 // when it is, or will be, public
	folded bool
}

func scanSpot(rows *sql.Rows) (x spot, err error) {
	err = rows.Scan(&x.List, &x.Ref, &x.at, &x.folded)
	return x, err
}

// spots returns the places an article has in lists.
func spots(ctx context.Context, c conn, article int64) ([]spot, error) {
	return all(ctx, c, scanSpot, `select list, ref, publish_at, folded from listing where article = $1`, article)
}

// spotsFor returns the places that the live revision of a must have. It is
// folded in those lists that hold the earlier article as well.
func spotsFor(ctx context.Context, c conn, a *news.Article, fold news.Fold) ([]spot, error) {
	parent, err := one(ctx, c, number, `select parent from section where id = $1`, a.Section)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	earlier, err := spots(ctx, c, fold.Into)
	if err != nil {
		return nil, err
	}
	told, err := storylinesOf(ctx, c, a.ID)
	if err != nil {
		return nil, err
	}
	var places []spot
	for _, list := range append(listsOf(a, parent), told...) {
		folded := slices.ContainsFunc(earlier, func(x spot) bool { return x.listID == list })
		places = append(places, spot{list, ms(a.PublishAt), folded})
	}
	return places, nil
}

// listsOf returns the lists an article stands in, each once.
func listsOf(a *news.Article, parent int64) []listID {
	if a.Kind == news.AboutPage {
		return []listID{standingPages}
	}
	lists := []listID{wholePaper}
	add := func(list listID) {
		if list.Ref != 0 && !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	add(sectionList(a.Section))
	add(sectionList(parent))
	for _, topic := range a.Topics {
		add(topicList(topic))
	}
	for _, credit := range a.Byline {
		add(authorList(credit.Author))
	}
	return lists
}

// list makes places all there are for an article, counts it for its day, and
// adds the keys of the lists and days that change to the event.
func list(ctx context.Context, c conn, article int64, places []spot, ev *news.Event) error {
	before, err := spots(ctx, c, article)
	if err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(before), func(x spot) bool { return slices.Contains(places, x) })
	entered := slices.DeleteFunc(slices.Clone(places), func(x spot) bool { return slices.Contains(before, x) })
	for _, x := range left {
		ev.Soft = append(ev.Soft, x.key())
		_, err := c.exec(ctx, `
			delete from listing where list = $1 and ref = $2 and publish_at = $3 and article = $4`,
			x.List, x.Ref, x.at, article)
		if err != nil {
			return err
		}
	}
	for _, x := range entered {
		ev.Soft = append(ev.Soft, x.key())
		_, err := c.exec(ctx, `
			insert into listing (list, ref, publish_at, article, folded) values ($1, $2, $3, $4, $5)`,
			x.List, x.Ref, x.at, article, x.folded)
		if err != nil {
			return err
		}
	}
	changed := slices.Concat(left, entered)
	if err := tellTopics(ctx, c, article, changed, ev); err != nil {
		return err
	}
	if err := moveStorylines(ctx, c, changed, ev); err != nil {
		return err
	}
	return countDays(ctx, c, left, entered, ev)
}

// tellTopics tells the pages that list topics, if readers have no other
// article on one of the topics among some lists: it comes or goes with this.
func tellTopics(ctx context.Context, c conn, article int64, changed []spot, ev *news.Event) error {
	for _, x := range changed {
		if x.List != "topic" {
			continue
		}
		others, err := one(ctx, c, number, `
			select count(*) from (
				select 1 from listing where list = 'topic' and ref = $1 and publish_at <= $2 and article <> $3 limit 1) part`,
			x.Ref, ms(ev.At), article)
		if err != nil {
			return err
		}
		if others == 0 {
			ev.Soft = append(ev.Soft, news.KeyTopics)
			return nil
		}
	}
	return nil
}

// moveStorylines tells the pages that name the storylines among some lists.
func moveStorylines(ctx context.Context, c conn, changed []spot, ev *news.Event) error {
	var ids []int64
	for _, x := range changed {
		if x.List == "storyline" {
			ids = append(ids, x.Ref)
			ev.Soft = append(ev.Soft, news.StorylineBoxKey(x.Ref), news.KeyStorylines)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return move(ctx, c, ids)
}
