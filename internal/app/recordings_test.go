package app

import (
	"context"
	"math"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/engine"
	"github.com/courant-press/courant/internal/reach/listen/sound"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A hum is an engine that hums for as long as a text takes.
type hum struct{}

func (hum) Name() string { return "hum" }

func (hum) Speak(_ context.Context, l engine.Line) (sound.Clip, error) {
	c := sound.Clip{Rate: 16000, Samples: make([]int16, len(l.Text)*1000)}
	for i := range c.Samples {
		c.Samples[i] = int16(4000 * math.Sin(float64(i)/20) * math.Abs(math.Sin(float64(i)/3000)))
	}
	return c, nil
}

// humming gives a newspaper a voice.
func (p *printed) humming(t *testing.T) *listen.Recordings {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not on this machine")
	}
	p.recordings.Studio.Engine, p.recordings.Studio.Voices, p.recordings.Ordered = hum{}, engine.EspeakVoices(), true
	return p.recordings
}

// speak has an article read aloud now.
func (p *printed) speak(t *testing.T, article int64) {
	t.Helper()
	ok(t, p.humming(t).ReadAloud(t.Context(), listen.ReadAloud{Article: article}))
}

var soundFile = regexp.MustCompile(`/media/sound/[0-9a-f]{64}\.(?:mp3|opus)`)

// What one node records, the other has: on its page, in its podcasts and, from
// the folder that both share, to be heard. A correction takes it from both.
func TestWhatOneNodeSpeaksTheOtherLetsHear(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		here := printGazette(t, url)
		there := openPaper(t, url, here.clock)
		there.sound = here.sound
		there.door = there.Handler()
		there.listen(t)
		a := here.write(t, "Otters seen below Hask")
		ok(t, here.desk.Publish(t.Context(), a))
		path := here.path(t, a)
		there.fresh(t, path)
		here.speak(t, a)
		there.shows(t, path, "/media/sound/")
		there.shows(t, "/listen", "Otters seen below Hask")
		file := soundFile.FindString(there.get(path).body)
		got := ask(there.door, http.MethodGet, file, http.Header{"Range": {"bytes=0-9"}})
		if got.status != http.StatusPartialContent || len(got.body) != 10 || got.header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s answers %d with %d bytes: %v", file, got.status, len(got.body), got.header)
		}
		head := ask(there.door, http.MethodHead, file, nil)
		if head.status != http.StatusOK || head.header.Get("Content-Length") == "" || !strings.HasPrefix(head.header.Get("Content-Type"), "audio/") {
			t.Errorf("asked for its head, it answers %d: %v", head.status, head.header)
		}
		ok(t, here.desk.Correct(t.Context(), a, news.Correction{Kind: news.FactWrong, Text: "They were two, not three."}))
		if soundFile.MatchString(here.get(path).body) {
			t.Error("the node that corrects still lets the old text be heard")
		}
		there.shows(t, path, "made again")
	})
}

func TestAReceiptSaysWhenAnArticleWasHeard(t *testing.T) {
	t.Parallel()
	p := printGazette(t, storetest.Path(t))
	p.humming(t)
	room := p.newsroom.Channels.(channels)
	room.sound = p.recordings
	p.newsroom.Channels = room
	id := p.write(t, "Otters seen below Hask")
	ok(t, p.desk.Publish(t.Context(), id))
	if got := p.receipt(t, id)[news.SoundChannel]; got != news.Waiting {
		t.Errorf("before it is made: %s", got)
	}
	p.clock.Set(p.clock.Now().Add(5 * time.Second))
	p.speak(t, id)
	receipts, err := p.store.Receipts(t.Context(), id, 1)
	ok(t, err)
	for _, r := range receipts {
		if r.Channel == news.SoundChannel && (r.State != news.Delivered || r.Latency != 5*time.Second) {
			t.Errorf("when it is made: %+v", r)
		}
	}
	ok(t, p.recordings.Silence(t.Context(), p.desk.staff, id))
	ok(t, p.desk.Correct(t.Context(), id, news.Correction{Kind: news.FactWrong, Text: "They were two."}))
	if got := p.receipt(t, id)[news.SoundChannel]; got != news.Unused {
		t.Errorf("silent: %s", got)
	}
}

func TestWhoSpeaksIsTold(t *testing.T) {
	t.Parallel()
	nobody := func(string) (string, error) { return "", exec.ErrNotFound }
	everybody := func(name string) (string, error) { return "/usr/bin/" + name, nil }
	voices := []string{"en-GB = alba; CC BY 4.0"}
	for _, tt := range []struct {
		name   string
		config config.Listen
		look   func(string) (string, error)
		speaks string // name of the engine; empty for nobody
	}{
		{"nothing said, and espeak-ng there", config.Listen{}, everybody, "espeak-ng -v {voice} -s 165 --stdin --stdout"},
		{"nothing said, and nothing there", config.Listen{}, nobody, ""},
		{"off", config.Listen{Engine: "off"}, everybody, ""},
		{"a program", config.Listen{Engine: "command", Command: []string{"voice", "{lang}"}, Voices: voices}, everybody, "voice {lang}"},
		{"a program that is elsewhere", config.Listen{Engine: "command", Command: []string{"voice"}, Voices: voices}, nobody, ""},
		{"a service", config.Listen{Engine: "service", URL: "http://127.0.0.1:1/v1", Model: "m", Voices: voices}, nobody, "http://127.0.0.1:1/v1 m"},
	} {
		e, found := voiceOf(tt.config, tt.look)
		switch {
		case tt.speaks == "" && e == nil:
		case e == nil || e.Name() != tt.speaks:
			t.Errorf("%s: %v speaks, want %q", tt.name, e, tt.speaks)
		default:
			if _, ok := found.For("en"); !ok {
				t.Errorf("%s: there is no voice for English", tt.name)
			}
		}
	}
}
