package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/paper"
)

// A relatedCard is a card under an article, and why it stands there.
type relatedCard struct {
	card
	why related.Reason
}

func scanRelatedCard(rows *sql.Rows) (x relatedCard, err error) {
	err = rows.Scan(append(x.into(), &x.why.Kind, &x.why.Name, &x.why.ID)...)
	return x, err
}

// relatedTo returns what was chosen for an article as far as it is public. A
// topic has the name that it has today.
func (s *Store) relatedTo(ctx context.Context, article, now int64) ([]relatedCard, error) {
	return all(ctx, s.read, scanRelatedCard, `
		select `+cardColumns+`, related.kind, coalesce(stays.name, topic.name, related.name), related.ref
		from related join live on live.article = related.other
		left join topic on topic.id = related.ref and related.kind not in ('storyline', '')
		left join topic stays on stays.id = topic.merged_into and topic.merged_into <> 0
		where related.article = $2 and live.publish_at <= $1 order by related.place`, now, article)
}

// asNeighbours returns the cards, for those who look for their names.
func asNeighbours(list []relatedCard) []neighbour {
	all := make([]neighbour, len(list))
	for i, x := range list {
		all[i] = neighbour{x.card, "related"}
	}
	return all
}

// relate puts what is related on a page, without what is on it already, and
// takes it from the latest.
func relate(p *paper.ArticlePage, n *names, list []relatedCard) {
	for _, x := range list {
		if len(p.Related) == related.Shown {
			break
		}
		if p.Before != nil && p.Before.ID == x.ID || p.After != nil && p.After.ID == x.ID {
			continue
		}
		p.Related = append(p.Related, paper.Related{Card: n.card(x.card), Why: string(x.why.Kind), Name: x.why.Name})
	}
	p.Latest = slices.DeleteFunc(p.Latest, func(c paper.Card) bool {
		return slices.ContainsFunc(p.Related, func(x paper.Related) bool { return x.ID == c.ID })
	})
	p.Latest = p.Latest[:min(asideCards, len(p.Latest))]
}
