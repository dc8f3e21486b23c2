package app

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/web"
)

// channels looks at the paper as readers get it, to see whether an article is
// there. It asks the same handler that answers readers, inside the program.
type channels struct {
	site   web.Handler
	purger press.Purger // nil for none
	rooms  *newsroom.Newsroom
	sound  *listen.Recordings
	mailed func(ctx context.Context, article int64, limit int) ([]news.Reach, error) // issues that were sent with an article
	now    func() time.Time
}

// Where the newest of the paper stands for machines.
const (
	newestFeed    = "/feed.xml"
	newestSitemap = "/sitemaps/news.xml"
)

// Look implements [newsroom.Channels].
func (c channels) Look(ctx context.Context, channel news.Channel, ev news.Event, a *news.Article) error {
	if channel != news.PageChannel && channel != news.PurgeChannel && (a.Kind == news.AboutPage || a.NoIndex) {
		return newsroom.ErrUnused
	}
	switch channel {
	case news.PageChannel:
		return c.patiently(ctx, func() error { return c.page(ctx, a) })
	case news.ListChannel:
		section, err := c.rooms.Store.Section(ctx, a.Section)
		if err != nil {
			return err
		}
		return c.patiently(ctx, func() error { return c.listed(ctx, section.Path(), a, shownHeadline, lately) })
	case news.FeedChannel:
		return c.patiently(ctx, func() error { return c.listed(ctx, newestFeed, a, nothing, lately) })
	case news.SitemapChannel:
		return c.patiently(ctx, func() error { return c.listed(ctx, newestSitemap, a, nothing, 2*24*time.Hour) })
	case news.SoundChannel:
		return c.heard(ctx, a)
	case news.LetterChannel:
		return c.patiently(ctx, func() error { return c.archived(ctx, a) })
	default:
		return c.purged(ctx, ev)
	}
}

// heard looks whether readers can hear the text that they have. What is being
// made is noted when it is, see [listen.Store].
func (c channels) heard(ctx context.Context, a *news.Article) error {
	kept, state, err := c.sound.State(ctx, a.ID)
	switch {
	case err != nil:
		return err
	case state == listen.Audible:
		return nil
	case state == listen.Failing:
		return missing(kept.Failure)
	case state == listen.Making && c.sound.Ordered:
		return newsroom.ErrUnderWay
	default:
		return newsroom.ErrUnused
	}
}

// lately is how old an article may be to be sure to stand in a list of the
// newest, at the pace of a large paper.
const lately = time.Hour

// patiently looks some times within a second: a list is handed out once more
// while it is printed anew.
func (c channels) patiently(ctx context.Context, look func() error) (err error) {
	for range 5 {
		if err = look(); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
	return err
}

// get asks for a page as a reader would.
func (c channels) get(ctx context.Context, path string) (status int, body string, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, http.NoBody)
	if err != nil {
		return 0, "", fmt.Errorf("ask for %s: %w", path, err)
	}
	w := &heard{header: http.Header{}, status: http.StatusOK}
	if err := c.site(w, r); err != nil {
		return statusOf(err), "", nil
	}
	return w.status, w.body.String(), nil
}

// heard is an answer to ourselves.
type heard struct {
	header http.Header
	status int
	body   strings.Builder
}

func (h *heard) Header() http.Header         { return h.header }
func (h *heard) WriteHeader(status int)      { h.status = status }
func (h *heard) Write(b []byte) (int, error) { return h.body.Write(b) }

// statusOf is what a reader is answered for an error.
func statusOf(err error) int {
	switch news.KindOf(err) {
	case news.NotFound:
		return http.StatusNotFound
	case news.Gone:
		return http.StatusGone
	default:
		return http.StatusInternalServerError
	}
}

// page looks whether the article's own page says what the article says.
func (c channels) page(ctx context.Context, a *news.Article) error {
	status, body, err := c.get(ctx, a.Path)
	switch {
	case err != nil:
		return err
	case a.State == news.Withdrawn && (status == http.StatusGone || strings.Contains(body, html.EscapeString(a.Withdrawal.Reason))):
		return nil
	case a.State == news.Withdrawn:
		return missing("The page still shows the article.")
	case a.State != news.Live:
		return newsroom.ErrUnused
	case status != http.StatusOK:
		return missing(fmt.Sprintf("The page answers with status %d.", status))
	}
	text := textOf(body)
	for _, line := range linesOf(a) {
		if !strings.Contains(text, line) {
			return missing("The page shows an earlier text.")
		}
	}
	return nil
}

// linesOf returns what must be read on the page: the headline and the
// paragraphs.
func linesOf(a *news.Article) []string {
	lines := []string{squeezed(a.Headline)}
	for _, b := range a.Body.Blocks {
		if p, ok := b.(richtext.Paragraph); ok {
			lines = append(lines, squeezed(p.Text.String()))
		}
	}
	return lines
}

// What a list must show beside the address.
func shownHeadline(a *news.Article) string { return cmp.Or(a.ShortHeadline, a.Headline) }
func nothing(*news.Article) string         { return "" }

// listed looks whether a list shows the article as it is. It need not stand
// there when it is older than the list reaches for sure, or says the same as
// another one.
func (c channels) listed(ctx context.Context, path string, a *news.Article, shows func(*news.Article) string, reach time.Duration) error {
	_, body, err := c.get(ctx, path)
	if err != nil {
		return err
	}
	there := strings.Contains(body, html.EscapeString(a.Path))
	switch {
	case a.State == news.Withdrawn && there:
		return missing("It still stands in the list.")
	case a.State != news.Live:
		return nil
	case there && !strings.Contains(textOf(body), squeezed(shows(a))):
		return missing("The list shows an earlier headline.")
	case there:
		return nil
	case c.now().Sub(a.PublishAt) > reach:
		return newsroom.ErrUnused
	}
	twins, err := c.rooms.Similar(ctx, a.ID, a.Headline)
	if err != nil {
		return err
	}
	if len(twins) > 0 {
		return newsroom.ErrUnused
	}
	return missing("It does not stand in the list.")
}

// archivedIssues is how many issues with an article are looked at.
const archivedIssues = 3

// archived looks whether the archived issues that were sent with the article
// say what was put right in it since, and not what was taken down. That an
// article is sent later is noted when it is.
func (c channels) archived(ctx context.Context, a *news.Article) error {
	issues, err := c.mailed(ctx, a.ID, archivedIssues)
	if err != nil {
		return err
	}
	if len(issues) == 0 {
		return newsroom.ErrUnused
	}
	for _, i := range issues {
		_, body, err := c.get(ctx, i.Path)
		switch {
		case err != nil:
			return err
		case a.State == news.Withdrawn && strings.Contains(body, `href="`+html.EscapeString(a.Path)+`"`):
			return missing("An issue of a letter still leads to it.")
		case a.State == news.Live && !shows(textOf(body), a.Corrections, i.SentAt):
			return missing("An issue of a letter does not show the correction.")
		}
	}
	return nil
}

// shows reports whether a text has the corrections that were made after a time.
func shows(text string, corrections []news.Correction, after time.Time) bool {
	return !slices.ContainsFunc(corrections, func(c news.Correction) bool {
		return c.At.After(after) && !strings.Contains(text, squeezed(c.Text))
	})
}

// purged tells the caches in front of the paper once more, and whether they
// heard.
func (c channels) purged(ctx context.Context, ev news.Event) error {
	if c.purger == nil {
		return newsroom.ErrUnused
	}
	if err := c.purger.Purge(ctx, slices.Concat(ev.Hard, ev.Soft)); err != nil {
		return missing("A cache did not answer: " + err.Error())
	}
	return nil
}

func missing(sentence string) error { return &news.Error{Kind: news.Unavailable, Message: sentence} }

// textOf returns what can be read in markup, with single spaces.
func textOf(markup string) string {
	var b strings.Builder
	for markup != "" {
		text, rest, more := strings.Cut(markup, "<")
		b.WriteString(text)
		if !more {
			break
		}
		tag, after, _ := strings.Cut(rest, ">")
		if !inline(tag) {
			b.WriteByte(' ')
		}
		markup = after
	}
	return squeezed(html.UnescapeString(b.String()))
}

// inline reports whether a tag stands inside a word or line.
func inline(tag string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
	return slices.Contains([]string{"a", "strong", "em", "s", "sub", "sup", "code", "span"}, name)
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }
