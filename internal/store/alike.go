package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
)

// Alike implements [related.Archive]. For each term it reads a bounded stretch
// of the index around a time, whatever the size of the archive.
func (s *Store) Alike(ctx context.Context, v related.Vector, at time.Time, limit int) ([]int64, error) {
	if len(v) == 0 {
		return nil, nil
	}
	args := []any{ms(at), limit}
	parts := make([]string, 0, 2*len(v))
	for _, w := range v {
		args = append(args, int64(w.Term), float64(w.Value))
		parts = append(parts,
			stretch(len(args), `publish_at <= $1 order by publish_at desc, article desc`, related.Earlier),
			stretch(len(args), `publish_at > $1 order by publish_at, article`, related.Later))
	}
	return all(ctx, s.read, number, `
		select article from (`+strings.Join(parts, " union all ")+`) postings
		group by article order by sum(score) desc, article limit $2`, args...)
}

// stretch is the statement for the postings of one term that a condition
// chooses. The last of n arguments is the term's weight, the one before it
// the term.
func stretch(n int, where string, limit int) string {
	return fmt.Sprintf(`select * from (
		select article, value * cast($%d as double precision) as score from posting
		where term = $%d and %s limit %d) p`, n, n-1, where, limit)
}
