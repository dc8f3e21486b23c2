package digest

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// attempts is how often a recording is begun again because the digest or one
// of its articles changed while it was made.
const attempts = 5

// Record does the job. It is done when the recording tells the digest as it
// is, with its articles as readers have them.
func (d *Digests) Record(ctx context.Context, job Record) error {
	for range attempts {
		k, err := d.Store.AudioDigestOf(ctx, job.Day, d.Now())
		if err != nil {
			return fmt.Errorf("load the digest of %s: %w", job.Day, err)
		}
		if k.Current {
			return nil
		}
		if err := d.record(ctx, k); err != nil && news.KindOf(err) != news.Conflict {
			return d.fail(ctx, k, err)
		}
	}
	return fmt.Errorf("the digest of %s changes faster than it is recorded", job.Day)
}

// record makes the recording of a digest as it is now.
func (d *Digests) record(ctx context.Context, k Kept) error {
	r, err := d.Reading(ctx, k.AudioDigest)
	if err != nil {
		return err
	}
	k.Heard, k.Failure, k.RecordedAt = r.heard, "", d.Now()
	switch {
	case len(r.Script.Lines) == 0: // every article was taken down
		k.Recording = listen.Recording{Script: r.Script.Hash()}
	case !k.Recording.Tells(r.Script) || len(k.Recording.Files) == 0:
		if k.Recording, err = d.Studio.Read(ctx, r.Script, r.label); err != nil {
			return err
		}
	}
	return d.Store.SaveDigestRecording(ctx, k, d.told(0, news.DigestRecorded, &k.AudioDigest))
}

// fail keeps for the desk why there is no recording, and has the job tried
// again.
func (d *Digests) fail(ctx context.Context, k Kept, why error) error {
	if ctx.Err() != nil {
		return why
	}
	if err := d.Store.FailDigest(ctx, k.ID, news.Sentence(why)); err != nil {
		return fmt.Errorf("keep that the digest of %s failed: %w", k.Day, err)
	}
	return fmt.Errorf("record the digest of %s: %w", k.Day, why)
}

// A Reading is a digest as it would be read now.
type Reading struct {
	Script     script.Script
	UsualTitle string           // what it is called without a title of its own
	Public     map[int64]Public // its articles, as far as readers have them
	heard      map[int64]int64
	label      listen.Label
}

// Reading returns what would be read of a digest now.
func (d *Digests) Reading(ctx context.Context, x news.AudioDigest) (Reading, error) {
	set, err := d.Store.Settings(ctx)
	if err != nil {
		return Reading{}, fmt.Errorf("load the settings: %w", err)
	}
	reader, err := d.Voice.Reader(ctx, set.Lang, set)
	if err != nil {
		return Reading{}, err
	}
	r := Reading{heard: map[int64]int64{}}
	if r.Public, err = d.Store.PublicStories(ctx, x.Articles(), d.Now()); err != nil {
		return r, fmt.Errorf("load the articles of the digest: %w", err)
	}
	zone := set.Location()
	text := script.Digest{Paper: set.Name, Date: x.Day.In(zone), Title: x.Title, Intro: x.Intro, Outro: x.Outro}
	for _, s := range x.Stories {
		a, ok := r.Public[s.Article]
		if !ok {
			continue
		}
		r.heard[s.Article] = a.Revision
		headline, said, _ := s.Says(a.Revision, a.Headline, a.Standfirst)
		text.Stories = append(text.Stories, script.Story{
			Article: s.Article, Path: a.Path, Section: a.Section.Name, Headline: headline, Text: said,
		})
	}
	r.Script = reader.Digest(text)
	text.Title = ""
	r.UsualTitle = reader.Digest(text).Title
	r.label = listen.Label{Paper: set.Name, Date: x.Day.String(), URL: set.URL + x.Path(), Site: set.URL, Series: set.AudioDigest.Title}
	return r, nil
}
