package api

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// An ArticleRecording is how it stands with the recording of an article.
type ArticleRecording struct {
	State    listen.State `json:"state" enum:"unpublished,unspoken,silent,making,failed,heard"`
	Speaks   bool         `json:"speaks" doc:"There is a voice on this machine."`
	Failure  string       `json:"failure" doc:"Why there is none of the newest text, in a sentence."`
	FailedAt time.Time    `json:"failed_at,omitzero"`
	Sound    *Sound       `json:"sound,omitempty" doc:"What was made last; of an older text unless the state is heard."`
}

// A Sound is a recording.
type Sound struct {
	URL     string    `json:"url" doc:"Of a file that every browser plays."`
	Seconds float64   `json:"seconds"`
	Reader  string    `json:"reader" doc:"Who reads; empty for a synthetic voice."`
	Engine  string    `json:"engine" doc:"That spoke it; empty for a person."`
	MadeAt  time.Time `json:"made_at,omitzero"`
}

// A SpokenText is what is spoken of the text of an article at the desk.
type SpokenText struct {
	Lang  string       `json:"lang" doc:"BCP 47."`
	Lines []SpokenLine `json:"lines"`
	Names []string     `json:"names" doc:"In the text, of which the lexicon does not say how they are said."`
}

// A SpokenLine is read in one go.
type SpokenLine struct {
	Block   int    `json:"block" doc:"Of the body, from 0; -1 for what stands above it."`
	Shown   string `json:"shown" doc:"As it stands on the page."`
	Spoken  string `json:"spoken"`
	Heading bool   `json:"heading" doc:"A chapter begins here."`
}

func (a *API) articleRecordings() {
	const path = "/articles/{id}/recording"
	route(a, operation{
		id: "get-recording", method: http.MethodGet, path: path, tag: "listen", needs: right(news.MayWrite),
		summary: "How it stands with the recording of an article.",
	}, a.getRecording)
	route(a, operation{
		id: "get-spoken-text", method: http.MethodGet, path: path + "/script", tag: "listen", needs: right(news.MayWrite),
		summary: "What would be spoken of the text at the desk, line by line, and the names that the lexicon does not know.",
	}, a.getSpokenText)
	for verb, do := range map[string]struct {
		summary string
		deed    func(context.Context, news.Staff, int64) error
	}{
		"order": {"Have an article spoken, or spoken again.", func(ctx context.Context, s news.Staff, id int64) error { return a.Recordings.Order(ctx, s, id) }},
		"silence": {"Take the recording of an article from the readers, and make none.", func(ctx context.Context, s news.Staff, id int64) error {
			return a.Recordings.Silence(ctx, s, id)
		}},
	} {
		route(a, operation{
			id: verb + "-recording", method: http.MethodPost, path: path + "/" + verb, tag: "listen", needs: right(news.MayWrite), summary: do.summary,
		}, func(ctx context.Context, in *ByID) (*ArticleRecording, error) {
			if err := do.deed(ctx, staffOf(ctx), in.ID); err != nil {
				return nil, err
			}
			return a.getRecording(ctx, in)
		})
	}
	route(a, operation{
		id: "upload-recording", method: http.MethodPost, path: path + "/upload", tag: "listen", needs: right(news.MayWrite),
		summary: "Give readers a recording in which a person reads the article, until its text changes.",
	}, a.uploadRecording)
	a.takesFile(path + "/upload")
	register(a, operation{
		id: "say", method: http.MethodGet, path: "/say", tag: "listen", needs: right(news.MayWrite),
		summary: "A few words as the voice says them, as WAV.",
	}, a.say)
}

func (a *API) getRecording(ctx context.Context, in *ByID) (*ArticleRecording, error) {
	p, err := a.Recordings.Panel(ctx, staffOf(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	return &ArticleRecording{
		State: p.State, Speaks: p.Speaks, Failure: p.Kept.Failure, FailedAt: p.Kept.FailedAt,
		Sound: wireSound(p.Kept.Recording, p.Kept.MadeAt),
	}, nil
}

// wireSound returns a recording for the wire; nil for none.
func wireSound(r listen.Recording, at time.Time) *Sound {
	if len(r.Files) == 0 {
		return nil
	}
	return &Sound{
		URL: soundURL(r.Files[len(r.Files)-1]), Seconds: r.Duration.Seconds(), Reader: r.Reader, Engine: r.Engine, MadeAt: at,
	}
}

// soundURL returns the address at which the site serves a file of sound.
func soundURL(f paper.SoundFile) string {
	if f.Type == "audio/mpeg" {
		return "/media/sound/" + f.Blob + ".mp3"
	}
	return "/media/sound/" + f.Blob + ".opus"
}

func (a *API) getSpokenText(ctx context.Context, in *ByID) (*SpokenText, error) {
	text, err := a.Recordings.Script(ctx, staffOf(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	entries, err := a.Recordings.Lexicon(ctx)
	if err != nil {
		return nil, err
	}
	return &SpokenText{
		Lang: text.Lang, Names: list(unknownNames(text, entries)),
		Lines: each(text.Lines, func(l script.Line) SpokenLine {
			return SpokenLine{Block: l.Block, Shown: l.Shown, Spoken: l.Text, Heading: l.Chapter != ""}
		}),
	}, nil
}

// unknownNames returns the names in a text of which no entry has a word.
func unknownNames(text script.Script, entries []listen.Entry) []string {
	var passages []prose.Passage
	for i, l := range text.Lines {
		passages = append(passages, prose.NewPassage(i, 0, l.Shown))
	}
	known := map[string]bool{}
	for _, e := range entries {
		for word := range strings.FieldsSeq(e.Written) {
			known[word] = true
		}
	}
	var unknown []string
	for _, n := range name.Find(passages, text.Lang).All {
		if !anyWord(n.Text, known) {
			unknown = append(unknown, n.Text)
		}
	}
	return unknown
}

func anyWord(text string, known map[string]bool) bool {
	for word := range strings.FieldsSeq(text) {
		if known[word] {
			return true
		}
	}
	return false
}

func (a *API) uploadRecording(ctx context.Context, in *struct {
	upload
	ID     int64  `path:"id" minimum:"1"`
	Reader string `query:"reader" required:"true" maxLength:"200" doc:"Who reads."`
},
) (*ArticleRecording, error) {
	err := in.take(func(file media.Upload) error {
		_, err := a.Recordings.Upload(ctx, staffOf(ctx), in.ID, in.Reader, file.Body)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a.getRecording(ctx, &ByID{in.ID})
}

// A said is a few spoken words.
type said struct {
	Type string `header:"Content-Type"`
	Body []byte
}

func (a *API) say(ctx context.Context, in *struct {
	Text string `query:"text" required:"true" minLength:"1" maxLength:"200"`
	Lang string `query:"lang" maxLength:"40" doc:"BCP 47; that of the paper without it."`
},
) (*said, error) {
	clip, err := a.Recordings.Say(ctx, in.Text, in.Lang)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if _, err := clip.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("write a few spoken words: %w", err)
	}
	return &said{Type: "audio/wav", Body: b.Bytes()}, nil
}
