package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// Subjects stand in a tree: each names the one above it.

// maxBranch is how many subjects can stand below one another. The Media Topics
// of the IPTC have six levels.
const maxBranch = 16

// maxSubjects is how many subjects of one branch a list shows.
const maxSubjects = 500

// Subjects returns the subjects right below one, by name, 500 at most; for 0
// those at the top of the tree. Subjects that are in no tree are left out.
func (s *Store) Subjects(ctx context.Context, below int64) ([]news.SubjectInTree, error) {
	return all(ctx, s.read, scanSubject, `
		select `+topicColumns+`, (select count(*) from topic part where part.parent = topic.id and part.parent <> 0)
		from topic where id in (
			select id from topic part where parent = $1 and parent <> 0
			union select id from topic part where $1 = 0 and code <> '' and parent = 0
			union select parent from topic part where $1 = 0 and parent <> 0)
			and parent = $1 and merged_into = 0
		order by name, id limit $2`, below, maxSubjects)
}

func scanSubject(rows *sql.Rows) (x news.SubjectInTree, err error) {
	err = rows.Scan(&x.ID, &x.Kind, &x.Slug, &x.Name, fromJSON{&x.Aliases}, &x.Role, &x.Description,
		fromJSON{&x.Links}, &x.Picture, &x.Parent, &x.Code, &x.Below)
	return x, err
}

// checkBranch refuses a place in the tree below itself, or too deep in it.
func checkBranch(ctx context.Context, c conn, x news.Topic) error {
	if x.Parent == 0 {
		return nil
	}
	above, err := branch(ctx, c, x.Parent)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return &news.Error{Kind: news.Invalid, Message: "What should stand above this subject is not there any more, or is no subject. Choose another one."}
	case err != nil:
		return err
	case slices.Contains(above, x.ID) || len(above) > maxBranch:
		return &news.Error{Kind: news.Invalid, Message: "This subject would stand below itself, or too deep. Choose another one above it."}
	default:
		return nil
	}
}

// branch returns a subject and those above it, the nearest first.
func branch(ctx context.Context, c conn, id int64) (ids []int64, err error) {
	for id != 0 && len(ids) <= maxBranch {
		ids = append(ids, id)
		id, err = one(ctx, c, number, `select parent from topic where id = $1 and kind = 'subject' and merged_into = 0`, id)
		if err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// mergeBranches puts what stands below a subject below the one that stays, and
// gives that its code and place if it has none. One that stood below the other
// moves up into its place.
func mergeBranches(ctx context.Context, c conn, gone news.Topic, stays *news.Topic) error {
	under := gone.Parent // what stood below the one that goes
	if stays.Kind == news.Subject {
		under = stays.ID
		if stays.Code == "" { // otherwise the code stays where it is, and leads on
			stays.Code, gone.Code = gone.Code, ""
		}
		if err := takePlace(ctx, c, gone, stays); err != nil {
			return err
		}
	}
	if _, err := c.exec(ctx, `update topic set code = $2, parent = 0 where id = $1`, gone.ID, gone.Code); err != nil {
		return err
	}
	_, err := c.exec(ctx, `update topic set parent = $2 where parent = $1 and parent <> 0 and id <> $3`, gone.ID, under, stays.ID)
	return err
}

func takePlace(ctx context.Context, c conn, gone news.Topic, stays *news.Topic) error {
	mine, err := branch(ctx, c, stays.ID)
	if err != nil {
		return err
	}
	theirs, err := branch(ctx, c, gone.Parent)
	if err != nil {
		return err
	}
	inside := slices.Contains(mine, gone.ID)
	if inside || stays.Parent == 0 && !slices.Contains(theirs, stays.ID) {
		stays.Parent = gone.Parent
	}
	return nil
}

// TopicsByCode returns the topics that are in a public list by their codes;
// for one that was merged, the one that stands for it.
func (s *Store) TopicsByCode(ctx context.Context) (map[string]news.Topic, error) {
	type coded struct {
		code string
		news.Topic
	}
	list, err := all(ctx, s.read, func(rows *sql.Rows) (x coded, err error) {
		err = rows.Scan(&x.code, &x.ID, &x.Kind, &x.Slug, &x.Name, fromJSON{&x.Aliases}, &x.Role, &x.Description,
			fromJSON{&x.Links}, &x.Picture, &x.Parent, &x.Topic.Code)
		return x, err
	}, `
		select listed.code, topic.id, topic.kind, topic.slug, topic.name, topic.aliases, topic.role, topic.description,
			topic.links, topic.picture, topic.parent, topic.code
		from topic listed
		join topic on topic.id = case when listed.merged_into <> 0 then listed.merged_into else listed.id end
		where listed.code <> ''`)
	byCode := map[string]news.Topic{}
	for _, x := range list {
		byCode[x.code] = x.Topic
	}
	return byCode, err
}

// SaveTopics keeps many topics, such as a list of subjects brought in; each
// new one gets its ID. One that would stand below itself is kept at the top.
func (s *Store) SaveTopics(ctx context.Context, list []*news.Topic, ev news.Event) error {
	rows := make([]news.Topic, len(list))
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.KeySettings)
		for i, x := range list {
			rows[i] = *x
			if err := checkBranch(ctx, c, rows[i]); news.KindOf(err) == news.Invalid {
				rows[i].Parent = 0
			} else if err != nil {
				return err
			}
			if err := saveTopic(ctx, c, &rows[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		for i := range list {
			*list[i] = rows[i]
		}
	}
	return err
}
