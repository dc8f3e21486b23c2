package app

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"slices"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/digest"
	"github.com/courant-press/courant/internal/reach/listen/engine"
)

// openRecordings sets up the studio. A machine without a voice serves what
// others have recorded.
func (n *Newspaper) openRecordings(context.Context) error {
	shelf, err := disk.Open(n.config.Sound())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(n.config.Incoming(), 0o750); err != nil {
		return fmt.Errorf("make the folder for work under way: %w", err)
	}
	n.sound = shelf
	n.recordings = &listen.Recordings{Store: n.store, Studio: n.studio(shelf), Now: n.now}
	n.digests = &digest.Digests{Store: n.store, Voice: n.recordings, Studio: n.recordings.Studio, Now: n.now}
	return nil
}

func (n *Newspaper) studio(shelf blob.Shelf) *listen.Studio {
	s := &listen.Studio{
		Larder: &listen.Larder{Dir: n.config.Larder(), Now: n.now}, Shelf: shelf,
		Tools: listen.FindTools(exec.LookPath), Dir: n.config.Incoming(), Lines: n.config.Listen.Lines,
	}
	s.Engine, s.Voices = voiceOf(n.config.Listen, exec.LookPath)
	return s
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
	if n.recordings.Studio.Engine == nil && n.config.Listen.Engine != "command" {
		return nil
	}
	return slices.Concat(listen.Orders(ev), digest.Orders(ev))
}
