package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// What is heard.
const (
	spokenKind     = news.Obituary
	spokenWords    = 900
	paragraphWords = 75
	seeks          = 100
	rangeBytes     = 64 << 10
)

// listen measures how long readers wait until they can hear an article, and
// what the player weighs. Of the whole paper only articles of the kind that
// this chapter publishes are spoken, so that nothing else is.
func (b *bench) listen(ctx context.Context) error {
	for _, program := range []string{"espeak-ng", "ffmpeg"} {
		if _, err := exec.LookPath(program); err != nil {
			return missingError(program + " is not installed")
		}
	}
	if err := b.speakOnly(ctx); err != nil {
		return err
	}
	courant, err := b.serve(ctx, smallPaper)
	if err != nil {
		return err
	}
	defer courant.stop()
	d, err := signIn(ctx, courant.base)
	if err != nil {
		return err
	}
	a, err := b.hearing(ctx, courant, d)
	if err != nil {
		return err
	}
	if err := b.firstBytes(ctx, courant, a.sound); err != nil {
		return err
	}
	return b.weighPlayer(ctx, courant, d, a)
}

// speakOnly decides that articles of no other kind are spoken by themselves.
func (b *bench) speakOnly(ctx context.Context) error {
	e, err := b.hire(ctx, smallPaper)
	if err != nil {
		return err
	}
	settings, err := e.store.Settings(ctx)
	if err == nil {
		settings.Listen.Kinds = []news.ArticleKind{spokenKind}
		err = e.store.SaveSettings(ctx, settings, news.Event{Name: news.SettingsChanged, Staff: e.staff.ID})
	}
	return errors.Join(err, e.store.Close())
}

// An audible is an article that readers can hear, and the sound they hear.
type audible struct {
	atDesk
	content news.Content
	sound   string // address of the file that a browser takes first
}

// hearing publishes an article in each turn and corrects a paragraph of it.
func (b *bench) hearing(ctx context.Context, s *server, d *deskClient) (a audible, err error) {
	var first, again []float64
	stale := 0
	for turn := range b.rounds {
		if a, err = d.writeToHear(ctx, uint64(turn)); err != nil {
			return a, err
		}
		took, _, err := d.untilHeard(ctx, s, &a, "publish", map[string]any{"version": a.Version, "substance": true})
		if err != nil {
			return a, err
		}
		first = append(first, took.Seconds())
		if err := d.amend(ctx, &a); err != nil {
			return a, err
		}
		note := map[string]any{"version": a.Version, "kind": "correction", "text": "A paragraph was wrong.", "top": false, "with_text": true}
		took, old, err := d.untilHeard(ctx, s, &a, "correct", note)
		if err != nil {
			return a, err
		}
		again = append(again, took.Seconds())
		if old {
			stale++
		}
	}
	turns := func(took []float64) string {
		return fmt.Sprintf("median of %d; longest %s", b.rounds, show(percentile(took, 100), "s"))
	}
	b.report.note(fmt.Sprintf("publish call to %d words heard", spokenWords), percentile(first, 50), "s", turns(first))
	b.report.note("correction of a paragraph to the new sound", percentile(again, 50), "s",
		fmt.Sprintf("%s; the old sound on the first page after the call: %d of %d times", turns(again), stale, b.rounds))
	return a, nil
}

// writeToHear has an article at the desk that may be published.
func (d *deskClient) writeToHear(ctx context.Context, seed uint64) (a audible, err error) {
	a.content = news.Content{
		Kind: spokenKind, Section: 1, Headline: fmt.Sprintf("Heard as number %d", seed), Standfirst: "Measured.", Body: spoken(seed, spokenWords),
	}
	if err = d.do(ctx, http.MethodPost, "/articles", map[string]any{"content": a.content}, &a.atDesk); err != nil {
		return a, err
	}
	for _, verb := range []string{"submit", "ready"} {
		if err = d.deed(ctx, &a.atDesk, verb, map[string]any{"version": a.Version}); err != nil {
			return a, err
		}
	}
	return a, nil
}

// amend writes another paragraph in place of the third, at the desk.
func (d *deskClient) amend(ctx context.Context, a *audible) error {
	a.content.Body.Blocks[2] = spoken(^uint64(a.ID), paragraphWords).Blocks[0]
	draft := map[string]any{"base": a.Head, "content": a.content}
	return d.do(ctx, http.MethodPut, fmt.Sprintf("/articles/%d/draft", a.ID), draft, &a.atDesk)
}

var soundAddress = regexp.MustCompile(`<source src="(/media/sound/[^"]+)"`)

// untilHeard does a deed and returns how long it took until the page had a
// sound that is not the one before, and whether the first page after the deed
// still had that one.
func (d *deskClient) untilHeard(ctx context.Context, s *server, a *audible, verb string, body any) (took time.Duration, stale bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	old, begun := a.sound, time.Now()
	if err := d.deed(ctx, &a.atDesk, verb, body); err != nil {
		return 0, false, err
	}
	for asked := 0; ; asked++ {
		page, err := s.text(ctx, a.Path)
		if err != nil {
			return 0, false, fmt.Errorf("wait for the sound: %w", err)
		}
		found := soundAddress.FindStringSubmatch(page)
		if asked == 0 && found != nil {
			stale = found[1] == old
		}
		if found != nil && found[1] != old {
			a.sound = found[1]
			_, _, err := s.part(ctx, a.sound, 0)
			return time.Since(begun), stale, err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// text returns a page as it is read.
func (s *server) text(ctx context.Context, path string) (string, error) {
	page, err := s.page(ctx, path)
	if err == nil {
		page, err = gunzip(page)
	}
	return string(page), err
}

// part asks for a part of a recording and returns how long the first byte of it
// took, and how large the whole is.
func (s *server) part(ctx context.Context, sound string, from int64) (first time.Duration, size int64, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+sound, http.NoBody)
	if err != nil {
		return 0, 0, err
	}
	r.Header.Set("Range", fmt.Sprintf("bytes=%d-%d", from, from+rangeBytes-1))
	begun := time.Now()
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, 0, err
	}
	defer got.Body.Close()
	if _, err := io.ReadFull(got.Body, make([]byte, 1)); err != nil {
		return 0, 0, err
	}
	first = time.Since(begun)
	if _, err := io.Copy(io.Discard, got.Body); err != nil {
		return 0, 0, err
	}
	_, whole, _ := strings.Cut(got.Header.Get("Content-Range"), "/")
	if size, err = strconv.ParseInt(whole, 10, 64); err != nil {
		return 0, 0, fmt.Errorf("%s is not served in parts: %s", sound, got.Status)
	}
	return first, size, nil
}

// firstBytes asks for parts from all over a recording, as who seeks in it does.
func (b *bench) firstBytes(ctx context.Context, s *server, sound string) error {
	_, size, err := s.part(ctx, sound, 0)
	if err != nil {
		return err
	}
	var took []float64
	for i := range int64(seeks) {
		first, _, err := s.part(ctx, sound, i*(size-1)/seeks)
		if err != nil {
			return err
		}
		took = append(took, milliseconds(first))
	}
	b.report.note("first byte of a part of the sound, p99", percentile(took, 99), "ms",
		fmt.Sprintf("p50 %s, %d parts of %d KiB; the whole has %s", show(percentile(took, 50), "ms"), seeks, rangeBytes>>10, show(float64(size)/1e6, "MB")))
	return nil
}

// weighPlayer compares the page of an article with the same page when its
// recording was taken from it.
func (b *bench) weighPlayer(ctx context.Context, s *server, d *deskClient, a audible) error {
	for _, what := range []string{"with a player", "without"} {
		if what == "without" {
			if err := d.do(ctx, http.MethodPost, fmt.Sprintf("/articles/%d/recording/silence", a.ID), map[string]any{}, nil); err != nil {
				return err
			}
		}
		w, err := s.weigh(ctx, a.Path)
		if err != nil {
			return err
		}
		b.report.note("page of the article "+what+", compressed", w.page+w.styles+w.scripts, "KB",
			fmt.Sprintf("the page %s, styles %s, scripts %s", show(w.page, "KB"), show(w.styles, "KB"), show(w.scripts, "KB")))
	}
	return nil
}
