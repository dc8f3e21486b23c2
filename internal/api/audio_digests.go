package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/digest"
)

// An AudioDigest is the news of a day to hear.
type AudioDigest struct {
	AudioDigestLine
	Intro      string             `json:"intro" doc:"Empty for the usual words; likewise title and outro."`
	Outro      string             `json:"outro"`
	Stories    []AudioDigestStory `json:"stories"`
	UsualTitle string             `json:"usual_title" doc:"What it is called without a title of its own."`
	Lines      []string           `json:"lines" doc:"All that is spoken, as it would be read now."`
	Speaks     bool               `json:"speaks" doc:"There is a voice on this machine."`
}

// An AudioDigestLine is a digest in the list of all.
type AudioDigestLine struct {
	ID        int64            `json:"id"`
	Version   int              `json:"version" doc:"Send it with a deed, so that nothing is done to what you have not seen."`
	Day       string           `json:"day" doc:"As 2026-11-22."`
	Path      string           `json:"path" doc:"Of its page."`
	State     news.DigestState `json:"state" enum:"draft,approved"`
	Public    bool             `json:"public" doc:"Readers have it."`
	Title     string           `json:"title"`
	Count     int              `json:"count" doc:"Stories."`
	PublishAt time.Time        `json:"publish_at,omitzero" doc:"When it goes out, if it is approved by then; absent for when it is approved."`
	Current   bool             `json:"current" doc:"The recording tells the digest as it is, with its articles as readers have them."`
	Failure   string           `json:"failure" doc:"Why there is no recording, in a sentence."`
	Sound     *Sound           `json:"sound,omitempty" doc:"What was recorded last."`
}

// An AudioDigestStory is an article in a digest.
type AudioDigestStory struct {
	Article      int64  `json:"article"`
	PageHeadline string `json:"page_headline" doc:"As readers have it; empty if they have not."`
	PageText     string `json:"page_text" doc:"Its standfirst."`
	Headline     string `json:"headline" doc:"An editor's words in place of the headline; empty for none."`
	Text         string `json:"text" doc:"The same in place of the standfirst."`
	Public       bool   `json:"public" doc:"Readers have the article; else the story is left out."`
	Stale        bool   `json:"stale" doc:"The article changed since these words were written. They are not spoken until somebody stands by them."`
}

// DigestSeen is in every deed: the version that the editor had on the screen.
type DigestSeen struct {
	Version int `json:"version" minimum:"1" doc:"The version you saw."`
}

func (s DigestSeen) of(id int64) digest.Seen { return digest.Seen{ID: id, Version: s.Version} }

// A DigestText is a digest as an editor wants it.
type DigestText struct {
	DigestSeen
	Title     string        `json:"title,omitempty" maxLength:"800"`
	Intro     string        `json:"intro,omitempty" maxLength:"8000"`
	Outro     string        `json:"outro,omitempty" maxLength:"8000"`
	PublishAt time.Time     `json:"publish_at,omitzero" doc:"Without it, when it is approved."`
	Stories   []DigestStory `json:"stories" maxItems:"100"`
}

// A DigestStory is a story of such a digest.
type DigestStory struct {
	Article  int64  `json:"article" minimum:"1"`
	Headline string `json:"headline,omitempty" maxLength:"800"`
	Text     string `json:"text,omitempty" maxLength:"8000"`
	Confirm  bool   `json:"confirm,omitempty" doc:"The editor has read the article as it is now, and stands by these words."`
}

func (t DigestText) text() digest.Text {
	return digest.Text{
		Title: t.Title, Intro: t.Intro, Outro: t.Outro, PublishAt: t.PublishAt,
		Stories: each(t.Stories, func(s DigestStory) digest.Story { return digest.Story(s) }),
	}
}

func (a *API) audioDigests() {
	const path = "/audio-digests"
	route(a, operation{
		id: "list-audio-digests", method: http.MethodGet, path: path, tag: "listen", needs: right(news.MayLetters),
		summary: "The news of the day to hear, the newest day first.",
	}, a.listAudioDigests)
	route(a, operation{
		id: "compose-audio-digest", method: http.MethodPost, path: path, tag: "listen", needs: right(news.MayLetters), status: made,
		summary: "Make the digest of today from the front, now.",
	}, func(ctx context.Context, _ *struct{}) (*AudioDigest, error) {
		x, err := a.Digests.Compose(ctx, staffOf(ctx))
		return a.shownDigest(ctx, x, err)
	})
	route(a, operation{
		id: "get-audio-digest", method: http.MethodGet, path: path + "/{id}", tag: "listen", needs: right(news.MayLetters),
		summary: "One digest, with what would be read.",
	}, func(ctx context.Context, in *ByID) (*AudioDigest, error) {
		return a.shownDigest(ctx, news.AudioDigest{ID: in.ID}, nil)
	})
	digestDeed(a, "edit", "Have a digest say something else. It is recorded again.",
		func(ctx context.Context, s news.Staff, id int64, b DigestText) (news.AudioDigest, error) {
			return a.Digests.Edit(ctx, s, b.of(id), b.text())
		})
	digestDeed(a, "approve", "Let a digest go out, at its time or at once if that has passed.",
		func(ctx context.Context, s news.Staff, id int64, b DigestSeen) (news.AudioDigest, error) {
			return a.Digests.Approve(ctx, s, b.of(id))
		})
	digestDeed(a, "take-back", "Make an approved digest a draft again. Readers lose it if they had it.",
		func(ctx context.Context, s news.Staff, id int64, b DigestSeen) (news.AudioDigest, error) {
			return a.Digests.TakeBack(ctx, s, b.of(id))
		})
	digestDeed(a, "refill", "Throw the stories of a draft away and take those of the front.",
		func(ctx context.Context, s news.Staff, id int64, b DigestSeen) (news.AudioDigest, error) {
			return a.Digests.Refill(ctx, s, b.of(id))
		})
}

// digestDeed registers a verb whose request has the body B.
func digestDeed[B any](a *API, verb, summary string, do func(context.Context, news.Staff, int64, B) (news.AudioDigest, error)) {
	route(a, operation{
		id: verb + "-audio-digest", method: http.MethodPost, path: "/audio-digests/{id}/" + verb, tag: "listen",
		needs: right(news.MayLetters), summary: summary,
	}, func(ctx context.Context, in *deedOn[B]) (*AudioDigest, error) {
		x, err := do(ctx, staffOf(ctx), in.ID, in.Body)
		return a.shownDigest(ctx, x, err)
	})
}

func (a *API) listAudioDigests(ctx context.Context, in *struct {
	After string `query:"after" maxLength:"10" doc:"The day with which the page before ended."`
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"30"`
},
) (*page[AudioDigestLine], error) {
	before, err := dayIn("after", in.After)
	if err != nil {
		return nil, err
	}
	found, err := a.Digests.List(ctx, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	next := ""
	if len(found) > in.Limit {
		found = found[:in.Limit]
		next = found[in.Limit-1].Day.String()
	}
	return pageOf(each(found, a.wireDigestLine), next), nil
}

// shownDigest returns a digest as it is after a deed.
func (a *API) shownDigest(ctx context.Context, x news.AudioDigest, err error) (*AudioDigest, error) {
	if err != nil {
		return nil, err
	}
	k, err := a.Digests.Digest(ctx, x.ID)
	if err != nil {
		return nil, err
	}
	r, err := a.Digests.Reading(ctx, k.AudioDigest)
	if err != nil {
		return nil, err
	}
	w := &AudioDigest{
		AudioDigestLine: a.wireDigestLine(k), Intro: k.Intro, Outro: k.Outro, UsualTitle: r.UsualTitle,
		Stories: []AudioDigestStory{}, Lines: []string{}, Speaks: a.Recordings.Speaks(),
	}
	for _, s := range k.Stories {
		w.Stories = append(w.Stories, wireDigestStory(s, r.Public))
	}
	for _, l := range r.Script.Lines {
		w.Lines = append(w.Lines, l.Shown)
	}
	return w, nil
}

func (a *API) wireDigestLine(k digest.Kept) AudioDigestLine {
	return AudioDigestLine{
		ID: k.ID, Version: k.Version, Day: k.Day.String(), Path: k.Path(), State: k.State, Public: k.Public(a.Now()),
		Title: k.Title, Count: len(k.Stories), PublishAt: k.PublishAt, Current: k.Current, Failure: k.Failure,
		Sound: wireSound(k.Recording, k.RecordedAt),
	}
}

func wireDigestStory(s news.HeardStory, public map[int64]digest.Public) AudioDigestStory {
	p, ok := public[s.Article]
	_, _, stale := s.Says(p.Revision, p.Headline, p.Standfirst)
	return AudioDigestStory{
		Article: s.Article, PageHeadline: p.Headline, PageText: p.Standfirst, Headline: s.Headline, Text: s.Text,
		Public: ok, Stale: ok && stale,
	}
}
