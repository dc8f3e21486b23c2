package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"github.com/courant-press/courant/internal/news"
)

func scanOrigin(rows *sql.Rows) (o news.Origin, err error) {
	err = rows.Scan(&o.Source, &o.Kind, &o.ID, &o.Hash, &o.Path)
	return o, err
}

// originOf returns where the thing ref of a noun came from, nil for our own.
func originOf(ctx context.Context, c conn, noun string, ref int64) (*news.Origin, error) {
	o, err := one(ctx, c, scanOrigin, `
		select source, kind, id, hash, path from origin where noun = $1 and ref = $2`, noun, ref)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // most things are our own
	}
	return &o, err
}

// saveOrigin notes where a thing came from; o is nil for our own. The source
// that an import kept stays.
func saveOrigin(ctx context.Context, c conn, o *news.Origin, noun string, ref int64) error {
	if o == nil {
		return nil
	}
	_, err := c.exec(ctx, `
		insert into origin (source, kind, id, noun, ref, hash, path) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (source, kind, id) do update set noun = excluded.noun, ref = excluded.ref,
			hash = excluded.hash, path = excluded.path`,
		o.Source, o.Kind, o.ID, noun, ref, o.Hash, o.Path)
	return err
}

// A known is what an import stored before.
type known struct {
	id   string
	ref  int64
	hash string
}

func scanKnown(rows *sql.Rows) (k known, err error) {
	err = rows.Scan(&k.id, &k.ref, &k.hash)
	return k, err
}

// knownOf returns what is known of some things of one kind, by their id.
func knownOf(ctx context.Context, c conn, source, kind string, ids []string) (map[string]known, error) {
	list, err := all(ctx, c, scanKnown, `
		select id, ref, hash from origin
		where source = $1 and kind = $2 and id in `+c.Texts("$3"), clean(source), clean(kind), asJSON{ids})
	found := make(map[string]known, len(list))
	for _, k := range list {
		found[k.id] = k
	}
	return found, err
}

// ImportedRefs returns what some things of another site became here: their
// ids of the paper by those of the site. What was never stored is left out.
func (s *Store) ImportedRefs(ctx context.Context, source, kind string, ids []string) (map[string]int64, error) {
	found, err := knownOf(ctx, s.read, source, kind, ids)
	refs := make(map[string]int64, len(found))
	for id, k := range found {
		refs[id] = k.ref
	}
	return refs, err
}

// Sources returns every site that something was imported from, as in
// "wordpress:example.org", by name.
func (s *Store) Sources(ctx context.Context) ([]string, error) {
	var sources []string
	for last := ""; ; {
		next, err := all(ctx, s.read, text, `select source from origin where source > $1 order by source limit 1`, last)
		if err != nil || len(next) == 0 {
			return sources, err
		}
		last = next[0]
		sources = append(sources, last)
	}
}

// Imported yields all that an import stored from a source and kind, with the
// source text, in the order of their ids, to convert it again.
func (s *Store) Imported(ctx context.Context, source, kind string) iter.Seq2[*news.Imported, error] {
	return func(yield func(*news.Imported, error) bool) {
		last := ""
		for {
			list, err := all(ctx, s.read, scanImported, `
				select source, kind, id, hash, path, ref, body from origin
				where source = $1 and kind = $2 and id > $3 order by id limit 100`,
				clean(source), clean(kind), last)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, item := range list {
				last = item.Origin.ID
				if !yield(item, nil) {
					return
				}
			}
			if len(list) < 100 {
				return
			}
		}
	}
}

func scanImported(rows *sql.Rows) (*news.Imported, error) {
	x := &news.Imported{}
	o := &x.Origin
	err := rows.Scan(&o.Source, &o.Kind, &o.ID, &o.Hash, &o.Path, &x.Ref, &x.Body)
	return x, err
}
