package topic

import (
	"context"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
)

// A Suggestion is something that a text names and that is not among the topics
// of the article: one topic of the paper, several of which one is meant, or
// none yet.
type Suggestion struct {
	Topics  []news.Topic
	Name    string // as the text has it
	Kind    news.TopicKind
	Role    string
	Count   int           // mentions
	Places  []prose.Place // the first of them
	Refused bool          // somebody has said that the article is not about it
}

// How much is suggested for a text of any length.
const (
	maxSuggestions = 40 // of each sort
	maxPlaces      = 20
)

// AtDesk returns what is suggested for the text that an article has at the
// desk: topics, most mentioned first, then names that may mean several, then
// names that are none yet.
func (r *Topics) AtDesk(ctx context.Context, article int64) ([]Suggestion, error) {
	a, err := r.Store.Article(ctx, article)
	if err != nil {
		return nil, fmt.Errorf("load article %d: %w", article, err)
	}
	tags, err := r.Read(ctx, a)
	if err != nil {
		return nil, fmt.Errorf("read article %d: %w", article, err)
	}
	s := suggesting{refused: map[news.TopicRefusal]bool{}}
	refusals, err := r.Store.TopicRefusals(ctx, article)
	if err != nil {
		return nil, fmt.Errorf("load what was refused for article %d: %w", article, err)
	}
	for _, x := range refusals {
		s.refused[news.TopicRefusal{Topic: x.Topic, Name: x.Name}] = true
	}
	if s.topics, err = r.byID(ctx, named(tags)); err != nil {
		return nil, err
	}
	if s.chosen, err = r.byID(ctx, a.Topics); err != nil {
		return nil, err
	}
	return slices.Concat(s.known(tags.Known), s.ambiguous(tags.Ambiguous), s.unknown(tags.Unknown)), nil
}

// named returns all topics that tags speak of.
func named(tags Tags) (ids []int64) {
	for _, t := range first(tags.Known) {
		ids = append(ids, t.Topic)
	}
	for _, a := range first(tags.Ambiguous) {
		ids = append(ids, a.Topics...)
	}
	return ids
}

// byID returns topics by their ids; what was merged is left out for what
// stands for it.
func (r *Topics) byID(ctx context.Context, ids []int64) (map[int64]news.Topic, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := r.Store.Topics(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("load topics: %w", err)
	}
	topics := map[int64]news.Topic{}
	for _, x := range list {
		topics[x.ID] = x
	}
	return topics, nil
}

// A suggesting is what suggestions are made of.
type suggesting struct {
	topics  map[int64]news.Topic // those that the text names
	chosen  map[int64]news.Topic // those that the article has
	refused map[news.TopicRefusal]bool
}

func (s *suggesting) known(tags []Tag) (all []Suggestion) {
	for _, t := range first(tags) {
		x, ok := s.topics[t.Topic]
		if _, has := s.chosen[t.Topic]; !ok || has {
			continue
		}
		all = append(all, Suggestion{
			Topics: []news.Topic{x}, Name: x.Name, Kind: x.Kind, Role: x.Role, Count: len(t.Places), Places: places(t.Places),
			Refused: s.refused[news.TopicRefusal{Topic: x.ID}],
		})
	}
	return all
}

// ambiguous returns one suggestion for each name; a name of a topic that the
// article has already means that one.
func (s *suggesting) ambiguous(names []Ambiguous) (all []Suggestion) {
	at := map[string]int{}
	for _, a := range first(names) {
		fold := prose.Fold(a.Text)
		if i, ok := at[fold]; ok {
			all[i].Count++
			all[i].Places = places(append(all[i].Places, a.Place))
			continue
		}
		x := Suggestion{Name: a.Text, Count: 1, Places: []prose.Place{a.Place}, Refused: s.refused[news.TopicRefusal{Name: fold}]}
		for _, id := range a.Topics {
			if topic, ok := s.topics[id]; ok {
				x.Topics = append(x.Topics, topic)
			}
		}
		if len(x.Topics) == 0 || slices.ContainsFunc(x.Topics, s.has) {
			continue
		}
		x.Kind = x.Topics[0].Kind
		at[fold] = len(all)
		all = append(all, x)
	}
	return all
}

func (s *suggesting) has(x news.Topic) bool {
	_, ok := s.chosen[x.ID]
	return ok
}

func (s *suggesting) unknown(names []Unknown) (all []Suggestion) {
	for _, u := range first(names) {
		all = append(all, Suggestion{
			Name: u.Text, Kind: u.Kind, Role: u.Role, Count: len(u.Places), Places: places(u.Places),
			Refused: s.refused[news.TopicRefusal{Name: prose.Fold(u.Text)}],
		})
	}
	return all
}

func first[T any](list []T) []T { return list[:min(len(list), maxSuggestions)] }

func places(all []prose.Place) []prose.Place { return all[:min(len(all), maxPlaces)] }
