package storyline

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// Decide puts an article into a storyline, or takes it out and refuses it for
// good. What an article that is put in says happened is proposed for the
// timeline.
func (s *Storylines) Decide(ctx context.Context, staff news.Staff, id, article int64, in bool) error {
	x, err := s.seen(ctx, staff, id, 0)
	if err != nil {
		return err
	}
	m := news.Member{Storyline: id, Article: article, State: news.MemberRefused, Staff: staff.ID, At: s.Now()}
	deed := news.StorylineLeft
	if in {
		m.State, deed = news.MemberIn, news.StorylineJoined
	}
	if err := s.Store.DecideMember(ctx, m, s.told(staff, deed, x.Title)); err != nil {
		return fmt.Errorf("decide about article %d in storyline %d: %w", article, id, err)
	}
	if !in {
		return s.Store.ProposeEntries(ctx, id, article, nil)
	}
	return s.proposeEntries(ctx, id, article)
}

// proposeEntries proposes what the text of an article at the desk says
// happened; a text that readers have later is read again.
func (s *Storylines) proposeEntries(ctx context.Context, id, article int64) error {
	a, err := s.Store.Article(ctx, article)
	if err != nil {
		return err
	}
	set, err := s.Store.Settings(ctx)
	if err != nil {
		return err
	}
	text := Text{Article: a.ID, PublishAt: a.PublishAt, Lang: a.Lang, Content: a.Content}
	if text.Lang == "" {
		text.Lang = set.Lang
	}
	if text.PublishAt.IsZero() {
		text.PublishAt = s.Now()
	}
	return s.Store.ProposeEntries(ctx, id, article, proposals(text, set, s.Now()))
}
