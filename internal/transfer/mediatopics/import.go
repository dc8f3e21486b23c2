package mediatopics

import (
	"context"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// A Store keeps topics.
type Store interface {
	Settings(ctx context.Context) (news.Settings, error)
	// TopicsByCode returns those that are in a public list, by their codes;
	// for one that was merged it returns the one that stands for it.
	TopicsByCode(ctx context.Context) (map[string]news.Topic, error)
	TopicBySlug(ctx context.Context, kind news.TopicKind, slug string) (news.Topic, error)
	Taken(ctx context.Context, path string, article int64) (bool, error)
	// SaveTopics keeps topics in one transaction; each new one gets its ID.
	// One that would stand below itself is kept at the top.
	SaveTopics(ctx context.Context, list []*news.Topic, ev news.Event) error
}

// A Report says what became of the concepts of a file.
type Report struct {
	Read      int `json:"read"`
	Added     int `json:"added"`
	Adopted   int `json:"adopted"` // subjects that were there without a code
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Retired   int `json:"retired"` // not used any more, and not brought in
	Lost      int `json:"lost"`    // without a way to the top of the tree
}

// Import makes topics of concepts, a generation of the tree after the other,
// and says what became of them. Ev is the deed that each transaction is kept
// as.
func Import(ctx context.Context, st Store, concepts []Concept, ev news.Event) (Report, error) {
	set, err := st.Settings(ctx)
	if err != nil {
		return Report{}, err
	}
	known, err := st.TopicsByCode(ctx)
	if err != nil {
		return Report{}, err
	}
	i := importing{st: st, lang: set.Lang, known: known, slugs: map[string]bool{}, ev: ev}
	i.report.Read = len(concepts)
	used := slices.DeleteFunc(slices.Clone(concepts), func(c Concept) bool { return c.Retired })
	i.report.Retired = len(concepts) - len(used)
	ordered, lost := generations(used)
	i.report.Lost = lost
	for len(ordered) > 0 {
		n := i.ready(ordered)
		if err := i.take(ctx, ordered[:n]); err != nil {
			return i.report, err
		}
		ordered = ordered[n:]
	}
	return i.report, nil
}

// An importing is one import while it goes on.
type importing struct {
	st     Store
	lang   string
	known  map[string]news.Topic // by code
	slugs  map[string]bool       // given to what is not saved yet
	report Report
	ev     news.Event
}

// batch is how many topics a transaction keeps.
const batch = 200

// ready returns how many concepts, from the first on, can be kept together:
// what stands above each must have been kept before.
func (i *importing) ready(ordered []Concept) int {
	for n, c := range ordered {
		if _, ok := i.known[c.Broader]; n == batch || c.Broader != "" && !ok {
			return n
		}
	}
	return len(ordered)
}

// take keeps the topics of concepts in one transaction.
func (i *importing) take(ctx context.Context, concepts []Concept) error {
	var list []*news.Topic
	for _, c := range concepts {
		x, changed, err := i.topic(ctx, c)
		if err != nil {
			return err
		}
		if i.known[c.Code] = x; changed {
			list = append(list, &x)
		}
	}
	if len(list) == 0 {
		return nil
	}
	if err := i.st.SaveTopics(ctx, list, i.ev); err != nil {
		return fmt.Errorf("keep Media Topics: %w", err)
	}
	for _, x := range list {
		i.known[x.Code] = *x
	}
	clear(i.slugs)
	return nil
}

// topic returns the topic of a concept, and whether it must be saved.
func (i *importing) topic(ctx context.Context, c Concept) (x news.Topic, changed bool, err error) {
	x, known := i.known[c.Code]
	if !known {
		x, err = i.fresh(ctx, c)
		if x.Parent == 0 {
			x.Parent = i.known[c.Broader].ID
		}
		return x, true, err
	}
	more := c.others(x.Name, x.Aliases)
	x.Aliases = append(slices.Clip(x.Aliases), more...)
	if len(more) == 0 {
		i.report.Unchanged++
		return x, false, nil
	}
	i.report.Changed++
	return x, true, nil
}

// fresh returns a new topic for a concept, or the subject of the same name
// that the paper has already. An address that something else has is told apart
// by the number of the code.
func (i *importing) fresh(ctx context.Context, c Concept) (news.Topic, error) {
	x := c.topic(i.lang)
	same, err := i.st.TopicBySlug(ctx, news.Subject, x.Slug)
	switch {
	case err == nil && same.Code == "" && !i.slugs[x.Slug]:
		i.slugs[x.Slug] = true
		i.report.Adopted++
		same.Code, same.Aliases = c.Code, append(same.Aliases, c.others(same.Name, same.Aliases)...)
		if same.Description == "" {
			same.Description = x.Description
		}
		return same, nil
	case err != nil && news.KindOf(err) != news.NotFound:
		return x, err
	}
	taken, err := i.st.Taken(ctx, x.Path(), 0)
	if taken || x.Slug == "" || i.slugs[x.Slug] {
		x.Slug = news.Slugify(x.Name + " " + c.Code[len("medtop:"):])
	}
	i.slugs[x.Slug] = true
	i.report.Added++
	return x, err
}
