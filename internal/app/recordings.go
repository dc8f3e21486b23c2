package app

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/digest"
	"github.com/courant-press/courant/internal/reach/listen/engine"
	"github.com/courant-press/courant/internal/store"
)

// openRecordings sets up the studio. A machine without a voice serves what
// others have recorded.
func (n *Newspaper) openRecordings(context.Context) (err error) {
	if n.sound, err = disk.Open(n.config.Sound()); err != nil {
		return err
	}
	if n.recordings, err = recordingsOf(n.config, n.store, n.sound, n.now); err != nil {
		return err
	}
	n.recordings.Cover = sleeves{n.pictures.Darkroom}.cover
	n.digests = &digest.Digests{Store: n.store, Voice: n.recordings, Studio: n.recordings.Studio, Now: n.now}
	return nil
}

// recordingsOf joins the room of recordings.
func recordingsOf(c config.Config, st *store.Store, shelf *disk.Shelf, now func() time.Time) (*listen.Recordings, error) {
	if err := os.MkdirAll(c.Incoming(), 0o750); err != nil {
		return nil, fmt.Errorf("make the folder for work under way: %w", err)
	}
	s := &listen.Studio{
		Larder: &listen.Larder{Dir: c.Larder(), Now: now}, Shelf: shelf,
		Tools: listen.FindTools(exec.LookPath), Dir: c.Incoming(), Lines: c.Listen.Lines,
	}
	s.Engine, s.Voices = voiceOf(c.Listen, exec.LookPath)
	return &listen.Recordings{
		Store: st, Studio: s, Files: shelf, Now: now,
		Ordered: s.Engine != nil || c.Listen.Engine == "command",
	}, nil
}

// sleeves are the pictures that go into the files of recordings.
type sleeves struct{ darkroom *media.Darkroom }

// sleeve is how large they are, in pixels on a side.
const sleeve = 600

// cover returns the lead picture of an article cut square; nil if there is none
// or it can not be made.
func (s sleeves) cover(ctx context.Context, p paper.ArticlePage) (file []byte, mediaType string) {
	if p.Picture == nil || p.Picture.Blob == "" {
		return nil, ""
	}
	part := p.Picture.Part(p.Picture.Width, p.Picture.Height, 1)
	picture, err := s.darkroom.Print(ctx, p.Picture.Blob, media.Print{Width: sleeve, Height: sleeve, Part: media.PartOf(part)})
	if err != nil {
		return nil, ""
	}
	defer picture.Close() // it is only read
	if file, err = io.ReadAll(picture); err != nil {
		return nil, ""
	}
	return file, picture.Type
}

// voiceOf returns who speaks as the configuration says, nil for nobody.
func voiceOf(c config.Listen, look func(string) (string, error)) (engine.Engine, engine.Voices) {
	var voices engine.Voices
	for _, text := range c.Voices {
		v, _ := config.ReadVoice(text) // was checked with the configuration
		voices = append(voices, engine.Voice{Name: v.Name, Lang: v.Lang, Licence: v.Licence})
	}
	switch c.Engine {
	case "command":
		program, err := look(c.Command[0])
		if err != nil {
			return nil, nil
		}
		return engine.Command{Program: program, Args: c.Command[1:]}, voices
	case "service":
		return engine.Service{URL: c.URL, Model: c.Model, Token: c.Key, Client: &http.Client{}}, voices
	case "off":
		return nil, nil
	}
	program, err := look("espeak-ng")
	if err != nil {
		return nil, nil
	}
	if len(voices) == 0 {
		voices = engine.EspeakVoices()
	}
	return engine.Espeak(program), voices
}

// orderRecordings returns the recordings that follow from an event; none where
// the paper is not spoken.
func (n *Newspaper) orderRecordings(ev news.Event) []job.Order {
	if !n.recordings.Ordered {
		return nil
	}
	return slices.Concat(listen.Orders(ev), digest.Orders(ev))
}

type listenCommands struct {
	Backfill listenBackfillCommand `cmd:"" help:"Make the recordings that are missing of articles that came out since a day."`
}

type listenBackfillCommand struct {
	Since string `help:"The first day, such as 2026-11-01; without it, the whole archive." placeholder:"DAY"`
}

// Run makes recordings in the foreground, the newest first. It may run beside
// the serving program, and be broken off: what is made is not made again.
func (c listenBackfillCommand) Run(r *run) error {
	var since time.Time
	if c.Since != "" {
		day, err := news.ParseDay(c.Since)
		if err != nil {
			return err
		}
		since = day.In(time.UTC)
	}
	return r.withRecordings(func(room *listen.Recordings) error {
		if !room.Speaks() {
			return &news.Error{Kind: news.Unavailable, Message: voiceSays(room, r.config.Listen)}
		}
		var last listen.Progress
		err := room.Backfill(r.ctx, since, func(p listen.Progress) bool {
			last = p
			fmt.Fprintf(r.Stdout, "Made %d recordings, down to %s.\n", p.Made, p.Reached.Format(time.DateOnly))
			return true
		})
		if last.Failed > 0 {
			fmt.Fprintf(r.Stdout, "%d could not be made. The last of them: %s\n", last.Failed, last.Failure)
		}
		return err
	})
}

// withRecordings opens the store and the studio.
func (r *run) withRecordings(do func(*listen.Recordings) error) error {
	return r.withStore(func(st *store.Store) error {
		shelf, err := disk.Open(r.config.Sound())
		if err != nil {
			return err
		}
		room, err := recordingsOf(r.config, st, shelf, r.Now)
		if err != nil {
			return err
		}
		files, err := disk.Open(r.config.Blobs())
		if err != nil {
			return err
		}
		room.Cover = sleeves{media.NewDarkroom(media.Options{
			Shelf: files, Dir: r.config.Renditions(), Tools: media.FindTools(exec.LookPath), Log: r.logger(),
		})}.cover
		return do(room)
	})
}

// lookAtVoice says who speaks here. That nobody does is a fault only where the
// configuration wants it.
func lookAtVoice(r *run) check {
	c := check{Name: "listen", Good: true}
	voice, _ := voiceOf(r.config.Listen, exec.LookPath)
	room := &listen.Recordings{Studio: &listen.Studio{Engine: voice, Tools: listen.FindTools(exec.LookPath)}}
	c.Good = room.Speaks() || r.config.Listen.Engine == "" || r.config.Listen.Engine == "off"
	c.Says = voiceSays(room, r.config.Listen)
	return c
}

func voiceSays(room *listen.Recordings, c config.Listen) string {
	tools := room.Studio.Tools.Ready()
	switch {
	case c.Engine == "off":
		return "Articles are not spoken: listen.engine is off."
	case room.Studio.Engine == nil && c.Engine == "command":
		return "The program " + c.Command[0] + " is not on this machine. Articles are spoken by other nodes, if there are any."
	case room.Studio.Engine == nil:
		return "Articles are not spoken: there is no espeak-ng on this machine, and no other voice is set up (listen.engine)."
	case tools != nil:
		return news.Sentence(tools)
	default:
		return "Articles are spoken by " + room.Studio.Engine.Name() + "."
	}
}
