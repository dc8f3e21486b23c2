package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

const (
	topicEntries = 200 // stand on a page from A to Z
	topicLetters = 100 // lead to such pages: Chinese has thousands
	newsArticles = 300 // are asked what is in the news
	newsTopics   = 20
)

// TopicsPage implements [paper.Source]. The page of a kind looks at each topic
// in the order of its name until it has enough with an article that is public:
// at worst at all topics of the kind, one step in an index for each.
func (s *Store) TopicsPage(ctx context.Context, kind news.TopicKind, from string, now time.Time) (p paper.TopicsPage, err error) {
	until, err := s.turns(ctx, wholePaper, ms(now))
	if err != nil {
		return p, err
	}
	p = paper.TopicsPage{Page: page(until, nil, news.KeyTopics), Kind: kind}
	if kind != "" {
		return p, s.fromAToZ(ctx, &p, from, now)
	}
	p.Keys = append(p.Keys, news.KeyLatest) // for what is in the news
	for _, k := range news.TopicKinds() {
		letters, err := s.topicLetters(ctx, k)
		if err != nil {
			return p, err
		}
		if len(letters) > 0 {
			p.Kinds = append(p.Kinds, paper.TopicLetter{Kind: k, Letters: letters})
		}
	}
	often, err := s.together(ctx, wholePaper, newsArticles, newsTopics, 1, now)
	if err != nil {
		return p, err
	}
	refs, err := s.topicRefs(ctx, often)
	p.InNews = pick(refs, often)
	return p, err
}

// fromAToZ fills a page with the topics of its kind from a name on.
func (s *Store) fromAToZ(ctx context.Context, p *paper.TopicsPage, from string, now time.Time) (err error) {
	rows, err := all(ctx, s.read, scanNameRow, `
		select fold, ref from called
		where main and kind = $1 and fold >= $2
			and exists (select 1 from listing where list = 'topic' and listing.ref = called.ref and publish_at <= $3)
		order by fold, ref limit $4`, string(p.Kind), clean(from), ms(now), topicEntries+1)
	if err != nil {
		return err
	}
	if len(rows) > topicEntries {
		if next := rows[topicEntries].fold; next != rows[0].fold {
			p.Next = next
		}
		rows = rows[:topicEntries]
	}
	ids := make([]int64, len(rows))
	for i, x := range rows {
		ids[i] = x.ref
	}
	if p.Letters, err = s.topicLetters(ctx, p.Kind); err != nil || len(ids) == 0 {
		return err
	}
	found, err := s.Topics(ctx, ids)
	for _, x := range found {
		p.Topics = append(p.Topics, paper.TopicEntry{TopicRef: topicRef(x), Role: x.Role})
	}
	slices.SortFunc(p.Topics, func(a, b paper.TopicEntry) int {
		return slices.Index(ids, a.ID) - slices.Index(ids, b.ID)
	})
	return err
}

// topicLetters returns the letters with which the names of a kind begin, in
// one step of an index for each.
func (s *Store) topicLetters(ctx context.Context, kind news.TopicKind) (letters []string, err error) {
	for above := ""; len(letters) < topicLetters; {
		first, err := all(ctx, s.read, text, `
			select fold from called where main and kind = $1 and fold > $2 order by fold limit 1`,
			string(kind), above)
		if err != nil || len(first) == 0 {
			return letters, err
		}
		_, size := utf8.DecodeRuneInString(first[0])
		letter := first[0][:size]
		letters, above = append(letters, letter), beyondStart(letter)
	}
	return letters, nil
}

func byName(a, b paper.TopicRef) int {
	return cmp.Or(strings.Compare(news.Slugify(a.Name), news.Slugify(b.Name)), cmp.Compare(a.ID, b.ID))
}
