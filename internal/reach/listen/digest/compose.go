package digest

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// How far back a digest looks for news: to the last one, but a day at least,
// and no more than a long weekend.
const (
	shortestDay = 24 * time.Hour
	longestDay  = 4 * 24 * time.Hour
)

// Compose makes the digest of today from the front, for an editor who does not
// wait for its time. There may be nothing new on the front; then it is empty,
// and the editor puts stories in.
func (d *Digests) Compose(ctx context.Context, staff news.Staff) (news.AudioDigest, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return news.AudioDigest{}, err
	}
	set, err := d.Store.Settings(ctx)
	if err != nil {
		return news.AudioDigest{}, fmt.Errorf("load the settings: %w", err)
	}
	now := d.Now()
	at := set.AudioDigest.Rhythm().Next(now, set.Location())
	if news.DayAt(at) != news.DayAt(now.In(set.Location())) {
		at = time.Time{} // it goes out when it is approved
	}
	x := news.AudioDigest{State: news.DigestDraft, Day: news.DayAt(now.In(set.Location())), PublishAt: at, MadeAt: now}
	if x.Stories, err = d.choose(ctx, set); err != nil {
		return x, err
	}
	return x, d.save(ctx, &x, d.told(staff.ID, news.DigestComposed, &x))
}

// choose returns the stories of the front that are new since the last digest.
func (d *Digests) choose(ctx context.Context, set news.Settings) ([]news.HeardStory, error) {
	now := d.Now()
	front, err := d.Store.FrontPage(ctx, news.HomeFront, now)
	if err != nil {
		return nil, fmt.Errorf("load the front: %w", err)
	}
	since, err := d.lastMade(ctx, now)
	if err != nil {
		return nil, err
	}
	chosen := script.Compose(front, script.Choice{
		Paper: set.Name, Lang: set.Lang, Date: now, Since: since, Most: set.AudioDigest.Stories(),
	})
	stories := make([]news.HeardStory, len(chosen.Stories))
	for i, s := range chosen.Stories {
		stories[i].Article = s.Article
	}
	return stories, nil
}

// lastMade returns since when news are new.
func (d *Digests) lastMade(ctx context.Context, now time.Time) (time.Time, error) {
	last, err := d.Store.AudioDigests(ctx, 0, 1, now)
	if err != nil {
		return now, fmt.Errorf("load the last digest: %w", err)
	}
	since := now.Add(-shortestDay)
	if len(last) > 0 && last[0].MadeAt.Before(since) {
		since = last[0].MadeAt
	}
	if oldest := now.Add(-longestDay); since.Before(oldest) {
		since = oldest
	}
	return since, nil
}

func (d *Digests) save(ctx context.Context, x *news.AudioDigest, ev news.Event) error {
	if err := d.Store.SaveAudioDigest(ctx, x, ev); err != nil {
		return fmt.Errorf("keep the digest of %s: %w", x.Day, err)
	}
	return nil
}
