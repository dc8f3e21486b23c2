package digest

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Text is a digest as an editor wants it.
type Text struct {
	Title, Intro, Outro string
	Stories             []Story
	PublishAt           time.Time // zero: when it is approved
}

// A Story is one of a [Text]. Its words are empty for those of the page.
type Story struct {
	Article  int64
	Headline string
	Text     string
	// Confirm says that the editor has read the article as it is now, and
	// stands by words that are older.
	Confirm bool
}

// Edit has a digest say something else. One that has gone out may be edited as
// well: it can be heard again when its recording was made again.
func (d *Digests) Edit(ctx context.Context, staff news.Staff, seen Seen, text Text) (news.AudioDigest, error) {
	return d.do(ctx, staff, seen, news.DigestChanged, func(x *news.AudioDigest) error {
		before := *x
		x.Title, x.Intro, x.Outro = text.Title, text.Intro, text.Outro
		if !x.Public(d.Now()) {
			x.PublishAt = text.PublishAt
		}
		if err := d.put(ctx, x, &before, text.Stories); err != nil {
			return err
		}
		x.Tidy()
		return x.Faults().Refuse()
	})
}

// put gives a digest its stories. A story that is new must be public; words
// that are new, or that the editor stands by, are of the revision that readers
// have now.
func (d *Digests) put(ctx context.Context, x, before *news.AudioDigest, stories []Story) error {
	x.Stories = make([]news.HeardStory, len(stories))
	for i, s := range stories {
		x.Stories[i] = news.HeardStory{Article: s.Article, Headline: s.Headline, Text: s.Text}
	}
	x.Tidy()
	public, err := d.Store.PublicStories(ctx, x.Articles(), d.Now())
	if err != nil {
		return fmt.Errorf("load the articles of the digest: %w", err)
	}
	for i := range x.Stories {
		s := &x.Stories[i]
		old, there := before.Story(s.Article)
		now, known := public[s.Article]
		switch {
		case !there && !known:
			return news.Faults{{Field: "stories", Sentence: "Readers do not have this article. Publish it first, or choose another one."}}.Refuse()
		case !s.Own():
		case there && old.Headline == s.Headline && old.Text == s.Text && !stories[i].Confirm:
			s.Revision = old.Revision
		default:
			s.Revision = now.Revision
		}
	}
	return nil
}

// Approve lets a digest go out, at its time or at once if that has passed.
func (d *Digests) Approve(ctx context.Context, staff news.Staff, seen Seen) (news.AudioDigest, error) {
	return d.do(ctx, staff, seen, news.DigestPassed, func(x *news.AudioDigest) error {
		return x.Approve(staff.ID, d.Now())
	})
}

// TakeBack makes an approved digest a draft again. Readers lose it if they had
// it.
func (d *Digests) TakeBack(ctx context.Context, staff news.Staff, seen Seen) (news.AudioDigest, error) {
	return d.do(ctx, staff, seen, news.DigestTakenBack, (*news.AudioDigest).TakeBack)
}

// Refill throws away the stories of a draft and takes those that the front has
// now.
func (d *Digests) Refill(ctx context.Context, staff news.Staff, seen Seen) (news.AudioDigest, error) {
	return d.do(ctx, staff, seen, news.DigestChanged, func(x *news.AudioDigest) error {
		if x.State != news.DigestDraft {
			return &news.Error{Kind: news.Conflict, Message: "Take the approval back to compose the digest anew."}
		}
		set, err := d.Store.Settings(ctx)
		if err != nil {
			return fmt.Errorf("load the settings: %w", err)
		}
		x.Stories, err = d.choose(ctx, set)
		return err
	})
}

// do loads, decides, and saves once.
func (d *Digests) do(ctx context.Context, staff news.Staff, seen Seen, deed news.EventName, rule func(*news.AudioDigest) error) (news.AudioDigest, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return news.AudioDigest{}, err
	}
	k, err := d.Digest(ctx, seen.ID)
	if err != nil {
		return k.AudioDigest, err
	}
	x := k.AudioDigest
	if x.Version != seen.Version {
		return x, stale()
	}
	if err := rule(&x); err != nil {
		return x, err
	}
	return x, d.save(ctx, &x, d.told(staff.ID, deed, &x))
}

func stale() error {
	return &news.Error{Kind: news.Conflict, Message: "Somebody else has changed this digest in the meantime. Load it again to see what changed."}
}
