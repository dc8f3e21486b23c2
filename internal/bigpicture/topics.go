package bigpicture

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

// fetch is how many topics are loaded at a time.
const fetch = 1000

// Hear notes which topics an event changes, for the next reading. It never
// waits, so it can hear every event of the house.
func (r *Readings) Hear(ev news.Event) {
	switch ev.Name {
	case news.TopicChanged, news.TopicSplit:
	case news.TopicsMerged, news.PaperImported:
		r.forgetTopics()
		return
	default:
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, key := range slices.Concat(ev.Hard, ev.Soft) {
		if id, ok := topicOf(key); ok && r.loaded {
			r.stale[id] = true
		}
	}
}

// forgetTopics has all topics loaded anew.
func (r *Readings) forgetTopics() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.loaded = false
}

// topicOf returns the topic that a key of a page names.
func topicOf(key news.Key) (int64, bool) {
	number, ok := strings.CutPrefix(string(key), "topic:")
	id, err := strconv.ParseInt(number, 10, 64)
	return id, ok && err == nil
}

// freshTopics sees to it that articles are read with the topics of today, and
// returns a number that is another one whenever they have changed. All topics
// are loaded once, by the first who asks.
func (r *Readings) freshTopics(ctx context.Context) (int, error) {
	r.mu.RLock()
	age, fresh := r.age, r.loaded && len(r.stale) == 0
	r.mu.RUnlock()
	if fresh {
		return age, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.loadCounts(ctx); err != nil {
		return r.age, err
	}
	var err error
	switch {
	case !r.loaded:
		err = r.loadTopics(ctx)
	case len(r.stale) > 0:
		err = r.reloadTopics(ctx)
	}
	return r.age, err
}

func (r *Readings) loadTopics(ctx context.Context) error {
	all := topic.NewTagger(nil)
	for last := int64(0); ; {
		list, err := r.Store.TopicsAbove(ctx, last, fetch)
		if err != nil {
			return fmt.Errorf("load the topics: %w", err)
		}
		if len(list) == 0 {
			break
		}
		for _, x := range list {
			add(all, x)
		}
		last = list[len(list)-1].ID
	}
	r.topics, r.stale, r.age, r.loaded = all, map[int64]bool{}, r.age+1, true
	return nil
}

// reloadTopics loads those that were changed.
func (r *Readings) reloadTopics(ctx context.Context) error {
	ids := slices.Sorted(maps.Keys(r.stale))
	list, err := r.Store.Topics(ctx, ids)
	if err != nil {
		return fmt.Errorf("load the topics that were changed: %w", err)
	}
	for _, id := range ids {
		r.topics.Remove(id)
	}
	for _, x := range list {
		add(r.topics, x)
	}
	clear(r.stale)
	r.age++
	return nil
}

// add makes a topic known to a tagger. The subjects of a public list are left
// out: they have the commonest words for names, in every language.
func add(to *topic.Tagger, x news.Topic) {
	if x.Code == "" {
		to.Add(topic.Topic{ID: x.ID, Kind: x.Kind, Name: x.Name, Aliases: x.Aliases})
	}
}
