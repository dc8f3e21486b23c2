package storyline

import (
	"cmp"
	"context"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// A Proposer proposes storylines, their articles and entries of their
// timelines. Its methods may be called at the same time.
type Proposer struct {
	Store ProposalStore
	Watch *Watch
	Now   func() time.Time
}

// ProposalStore keeps proposals. None of its methods touches a decision.
type ProposalStore interface {
	Settings(ctx context.Context) (news.Settings, error)
	Storyline(ctx context.Context, id int64) (news.Storyline, error)
	// MembersOf returns how articles stand to storylines.
	MembersOf(ctx context.Context, articles []int64) ([]news.Member, error)
	// Linked returns the articles that live at some paths.
	Linked(ctx context.Context, paths []string) ([]int64, error)
	// OnTopics returns, for each topic, the newest n articles on it that are
	// in a storyline, once for each of the topics.
	OnTopics(ctx context.Context, topics []int64, n int) ([]news.Member, error)
	ProposeMember(ctx context.Context, m news.Member) (bool, error)
	ProposeStoryline(ctx context.Context, x *news.Storyline, members []news.Member) error
	ProposeEntries(ctx context.Context, storyline, article int64, entries []news.TimelineEntry) error
	WithdrawProposals(ctx context.Context, article int64) error
}

const (
	enough      = 3  // articles that run together before they are proposed as a storyline
	perTopic    = 20 // newest articles of a topic that are looked at
	mostTopics  = 8  // topics of an article, the main ones
	sharedLeast = 2  // topics that an article must share, with this many articles of the storyline each
	mostLinks   = 40
	young       = 100 // articles of an archive that can not yet tell rare words from common ones
)

// Take reads what readers have of an article and proposes what follows.
func (p *Proposer) Take(ctx context.Context, t Text) error {
	others, likeness, err := p.Watch.Add(ctx, t.Article, t.PublishAt, t.Vector)
	if err != nil {
		return err
	}
	found, err := p.candidates(ctx, t, others, likeness)
	if err != nil {
		return err
	}
	own, err := p.Store.MembersOf(ctx, []int64{t.Article})
	if err != nil {
		return err
	}
	for _, m := range found {
		if _, err := p.Store.ProposeMember(ctx, m); err != nil {
			return err
		}
	}
	if len(found) == 0 && !slices.ContainsFunc(own, isIn) {
		if err := p.proposeNew(ctx, t, others, likeness); err != nil {
			return err
		}
	}
	return p.proposeEntries(ctx, t, own)
}

// Drop hears that readers have an article no longer.
func (p *Proposer) Drop(ctx context.Context, article int64) error {
	p.Watch.Drop(article)
	return p.Store.WithdrawProposals(ctx, article)
}

// Suggest returns the storylines of the paper that a text at the desk would be
// proposed for, the likeliest first. It changes nothing.
func (p *Proposer) Suggest(ctx context.Context, t Text) ([]news.Member, error) {
	others, likeness, err := p.Watch.Near(ctx, t.Article, t.PublishAt, t.Vector)
	if err != nil {
		return nil, err
	}
	return p.candidates(ctx, t, others, likeness)
}

func isIn(m news.Member) bool { return m.State == news.MemberIn }

// candidates returns the storylines that a text may belong to, with the
// reasons, those with the strongest first.
func (p *Proposer) candidates(ctx context.Context, t Text, others []int64, likeness float64) ([]news.Member, error) {
	found := map[int64]*news.Member{}
	say := func(storyline int64, why news.MemberReason) *news.Member {
		m := found[storyline]
		if m == nil {
			m = &news.Member{Storyline: storyline, Article: t.Article, State: news.MemberProposed, At: p.Now()}
			found[storyline] = m
		}
		if !slices.Contains(m.Reasons, why) {
			m.Reasons = append(m.Reasons, why)
		}
		return m
	}
	linked, err := p.linked(ctx, t)
	if err != nil {
		return nil, err
	}
	for _, m := range linked {
		say(m.Storyline, news.ByLink)
	}
	about, err := p.Store.OnTopics(ctx, t.Content.Topics[:min(len(t.Content.Topics), mostTopics)], perTopic)
	if err != nil {
		return nil, err
	}
	beside, err := p.Store.MembersOf(ctx, others)
	if err != nil {
		return nil, err
	}
	for _, storyline := range most(beside, len(others)) {
		if t.Among < young {
			break
		}
		if len(t.Content.Topics) == 0 || found[storyline] != nil || touches(about, storyline) {
			say(storyline, news.ByLikeness).Likeness = likeness
		}
	}
	for _, storyline := range sharing(about, t.Article) {
		say(storyline, news.ByTopics)
	}
	return ranked(found), nil
}

// most returns the storylines that at least half of some articles are in. A
// run that is a mixture of stories speaks for none of them.
func most(beside []news.Member, articles int) (storylines []int64) {
	in := map[int64]int{}
	for _, m := range beside {
		if isIn(m) {
			in[m.Storyline]++
		}
	}
	for storyline, n := range in {
		if 2*n >= articles {
			storylines = append(storylines, storyline)
		}
	}
	return storylines
}

// touches reports whether a storyline has any of the articles on the topics of
// a text. One that has topics and shares none is like the storyline by its
// words alone, which in a small archive is the town they have in common.
func touches(about []news.Member, storyline int64) bool {
	return slices.ContainsFunc(about, func(m news.Member) bool { return m.Storyline == storyline })
}

// linked returns the storylines of the articles that a text links to.
func (p *Proposer) linked(ctx context.Context, t Text) ([]news.Member, error) {
	paths := links(t.Content.Body)
	if len(paths) == 0 {
		return nil, nil
	}
	articles, err := p.Store.Linked(ctx, paths)
	if err != nil || len(articles) == 0 {
		return nil, err
	}
	members, err := p.Store.MembersOf(ctx, articles)
	return slices.DeleteFunc(members, func(m news.Member) bool { return !isIn(m) }), err
}

// links returns the paths that a body links to, on whatever host: most are
// written with the paper's own.
func links(d richtext.Doc) (paths []string) {
	for _, b := range d.Blocks {
		for _, text := range richtext.TextsOf(b) {
			for _, span := range text {
				u, err := url.Parse(span.Link)
				if span.Link != "" && err == nil && strings.HasPrefix(u.Path, "/") && len(u.Path) > 1 && len(paths) < mostLinks {
					paths = append(paths, strings.TrimSuffix(u.Path, "/"))
				}
			}
		}
	}
	return paths
}

// sharing returns the storylines with which an article shares enough topics:
// some articles of the storyline on each of some topics.
func sharing(about []news.Member, article int64) (storylines []int64) {
	type pair struct{ storyline, article int64 }
	topics, times := map[pair]int{}, map[int64]int{}
	for _, m := range about {
		if m.Article != article {
			topics[pair{m.Storyline, m.Article}]++
		}
	}
	for of, n := range topics {
		if n >= sharedLeast {
			times[of.storyline]++
		}
	}
	for storyline, n := range times {
		if n >= sharedLeast {
			storylines = append(storylines, storyline)
		}
	}
	slices.Sort(storylines)
	return storylines
}

// ranked returns the candidates with the strongest reasons first.
func ranked(found map[int64]*news.Member) []news.Member {
	strength := map[news.MemberReason]int{news.ByLink: 4, news.ByLikeness: 2, news.ByTopics: 1}
	weight := func(m news.Member) (sum int) {
		for _, r := range m.Reasons {
			sum += strength[r]
		}
		return sum
	}
	var all []news.Member
	for _, id := range slices.Sorted(maps.Keys(found)) {
		all = append(all, *found[id])
	}
	slices.SortStableFunc(all, func(a, b news.Member) int {
		return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(b.Likeness, a.Likeness))
	})
	return all[:min(len(all), 3)]
}

// proposeNew proposes a new storyline once enough articles run together of
// which none is in one, or adds the article to one that is proposed already.
// What was refused as a storyline takes its followers in without a word.
func (p *Proposer) proposeNew(ctx context.Context, t Text, others []int64, likeness float64) error {
	if len(others)+1 < enough || t.Among < young {
		return nil
	}
	beside, err := p.Store.MembersOf(ctx, others)
	if err != nil {
		return err
	}
	member := func(storyline, article int64) news.Member {
		return news.Member{
			Storyline: storyline, Article: article, State: news.MemberProposed, Likeness: likeness,
			Reasons: []news.MemberReason{news.ByLikeness}, At: p.Now(),
		}
	}
	for _, m := range beside {
		if m.State != news.MemberProposed {
			continue
		}
		x, err := p.Store.Storyline(ctx, m.Storyline)
		if err != nil {
			return err
		}
		if x.State == news.StorylineProposed || x.State == news.StorylineRefused {
			_, err := p.Store.ProposeMember(ctx, member(m.Storyline, t.Article))
			return err
		}
	}
	x := news.Storyline{Title: t.Content.CardHeadline(), Newest: t.PublishAt}
	var members []news.Member
	for _, article := range append(others, t.Article) {
		members = append(members, member(0, article))
	}
	return p.Store.ProposeStoryline(ctx, &x, members)
}

// proposeEntries proposes what the article says happened, for the storylines
// it is in.
func (p *Proposer) proposeEntries(ctx context.Context, t Text, own []news.Member) error {
	if !slices.ContainsFunc(own, isIn) {
		return nil
	}
	set, err := p.Store.Settings(ctx)
	if err != nil {
		return err
	}
	for _, m := range own {
		if !isIn(m) {
			continue
		}
		if err := p.Store.ProposeEntries(ctx, m.Storyline, t.Article, proposals(t, set, p.Now())); err != nil {
			return err
		}
	}
	return nil
}
