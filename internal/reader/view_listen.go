package reader

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
)

// A ListenView is an article as it can be heard, for the part "listen". Without
// Files the recording is being made again, and there is nothing to hear.
type ListenView struct {
	Lang, Dir  string // of the words around the player
	Key        string // names the article in what the reader's device remembers
	Title      string
	Paper      string
	Picture    string // address of a picture for the system's own controls; may be empty
	Seconds    int
	Length     string // "4:05"
	Voice      string // "Read by a synthetic voice"
	Files      []SoundView
	Download   string // address of the file that everything plays
	Transcript string // address of the WebVTT file; empty for a person's recording
	Words      string // JSON: the words of the script
	Remade     string // says that there is nothing to hear yet, if the usual words do not fit
}

// A SoundView is a file of sound.
type SoundView struct {
	URL  string
	Type string
}

// A HeardView is the page "heard": what can be heard, newest first.
type HeardView struct {
	View
	Heading string
	Heard   []HeardItemView
	Podcast string // its address; empty if the paper has none
	Pager   PagerView
}

// A HeardItemView is an article that can be heard.
type HeardItemView struct {
	Card   CardView
	Listen ListenView // without Words: for a plain audio element
}

// listenView returns what the page of an article shows of its recording; nil if
// it has none and gets none.
func (e *edition) listenView(p paper.ArticlePage) *ListenView {
	if p.Recording == nil && !p.Remaking {
		return nil
	}
	v := &ListenView{
		Lang: e.settings.Lang, Dir: direction(e.settings.Lang),
		Key: strconv.FormatInt(p.ID, 10), Title: p.Content.Headline, Paper: e.settings.Name, Words: e.playerWords(),
	}
	if picture := e.image(p.Picture); picture != nil {
		v.Picture = picture.Src
	}
	if p.Recording != nil {
		e.sound(v, p.Path, *p.Recording)
	}
	return v
}

// sound fills in what is there to hear.
func (e *edition) sound(v *ListenView, path string, r paper.Recording) {
	v.Seconds, v.Length = int(math.Round(r.Duration.Seconds())), listen.Duration(r.Duration)
	v.Voice = e.word("synthetic_voice")
	if r.Reader != "" {
		v.Voice = e.word("read_by", "name", r.Reader)
	}
	for _, f := range r.Files {
		v.Files = append(v.Files, SoundView{URL: soundPath(f), Type: f.Type})
		v.Download = soundPath(f) // the smallest is first, what everything plays is last
	}
	if len(r.Marks) > 0 {
		v.Transcript = child(path, transcriptName)
	}
}

// playerWords are the words that the script needs, by its own names, as JSON.
func (e *edition) playerWords() string {
	said := map[string]string{}
	for name, key := range map[string]string{
		"listen": "listen", "play": "play", "pause": "pause", "back": "back_15", "forward": "forward_30",
		"position": "position", "speed": "speed", "volume": "volume", "sleep": "sleep_timer", "awake": "sleep_off",
		"atEnd": "sleep_at_end", "later": "listen_later", "remove": "remove_from_queue", "close": "close_player",
		"share": "share_from", "copied": "link_copied", "failed": "audio_failed", "offline": "audio_offline", "more": "player_settings", "next": "up_next",
	} {
		said[name] = e.word(key)
	}
	said["positionOf"] = e.word("position_of", "position", "{position}", "length", "{length}")
	words, _ := json.Marshal(said) // never fails: it is only strings
	return string(words)
}
