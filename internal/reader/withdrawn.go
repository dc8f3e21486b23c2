package reader

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/paper"
)

// withdrawn builds the notice in place of an article that was taken down.
func (s *Site) withdrawn(id int64) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.WithdrawnPage(ctx, id, e.now)
		if err != nil {
			return leaf{}, err
		}
		newest, err := s.source.Latest(ctx, paper.Cursor{}, errorLatest, e.now)
		if err != nil {
			return leaf{}, err
		}
		page := e.page(about{kind: "withdrawn", path: p.Path, title: e.word("withdrawn_heading"), crumbs: e.crumbs()})
		page.Robots = robotsNone
		v := WithdrawnView{
			View: e.view(page), Published: e.moment(p.PublishedAt), Withdrawn: e.moment(p.WithdrawnAt),
			Reason: p.Reason, See: e.maybeCard(p.See), Latest: e.cards(newest.Cards),
		}
		p.Keys, p.Until = append(p.Keys, newest.Keys...), earliest(p.Until, newest.Until)
		return leaf{kind: "withdrawn", view: v, status: http.StatusGone, Page: p.Page}, nil
	}
}
