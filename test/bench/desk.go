package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// How the desk is kept busy: so many people at an article each, who are saved
// as often as the desk saves somebody who never pauses, and more.
const (
	writers     = 20
	savePause   = time.Second
	typingTime  = 20 * time.Second
	deskArticle = 900 // words
	clicks      = 60
)

// desk measures what people at the desk wait for, as their browsers do: through
// HTTP, signed in, on SQLite.
func (b *bench) desk(ctx context.Context) error {
	courant, err := b.serve(ctx, smallPaper)
	if err != nil {
		return err
	}
	defer courant.stop()
	d, err := signIn(ctx, courant.base)
	if err != nil {
		return err
	}
	saves, err := d.typing(ctx)
	if err != nil {
		return err
	}
	b.report.atMost("save acknowledged, 20 people typing, p99", percentile(saves, 99), 50, "ms",
		fmt.Sprintf("p50 %s, %d saves", show(percentile(saves, 50), "ms"), len(saves)))
	shown, err := d.publishing(ctx)
	if err != nil {
		return err
	}
	b.report.atMost("publish click to the reader's page, p99", percentile(shown, 99), 100, "ms",
		fmt.Sprintf("p50 %s, %d publications", show(percentile(shown, 50), "ms"), len(shown)))
	return nil
}

// A deskClient is a browser that is signed in.
type deskClient struct {
	url  string
	http *http.Client
}

// signIn lets the editor of the Gazette in.
func signIn(ctx context.Context, url string) (*deskClient, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	d := &deskClient{url, &http.Client{Jar: jar, Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: writers}}}
	who := map[string]string{"email": "editor@ferrygazette.example", "password": "both-shores-every-morning"}
	return d, d.do(ctx, http.MethodPost, "/session", who, nil)
}

// do sends a request to the API and reads the answer into v, if it is not nil.
func (d *deskClient) do(ctx context.Context, method, path string, body, v any) error {
	sent, err := json.Marshal(body)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, method, d.url+"/api/v1"+path, bytes.NewReader(sent))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := d.http.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	got, err := io.ReadAll(answer.Body)
	switch {
	case err != nil:
		return err
	case answer.StatusCode >= http.StatusBadRequest:
		return fmt.Errorf("%s %s: %d %.300s", method, path, answer.StatusCode, got)
	case v == nil:
		return nil
	default:
		return json.Unmarshal(got, v)
	}
}

// An atDesk is what the bench needs of an article in the answers.
type atDesk struct {
	ID      int64  `json:"id"`
	Version int    `json:"version"`
	Head    int    `json:"head"`
	Path    string `json:"path"`
}

func (d *deskClient) write(ctx context.Context, headline string) (a atDesk, c news.Content, err error) {
	c = news.Content{Kind: news.News, Section: 1, Headline: headline, Standfirst: "Measured.", Body: prose(deskArticle)}
	err = d.do(ctx, http.MethodPost, "/articles", map[string]any{"content": c}, &a)
	return a, c, err
}

// typing has everybody type and returns how long each save took, in
// milliseconds.
func (d *deskClient) typing(ctx context.Context) ([]float64, error) {
	took := make([][]float64, writers)
	var people errgroup.Group
	for i := range writers {
		people.Go(func() (err error) {
			took[i], err = d.typist(ctx, i)
			return err
		})
	}
	err := people.Wait()
	var all []float64
	for _, t := range took {
		all = append(all, t...)
	}
	return all, err
}

// typist writes one article, a sentence at a time.
func (d *deskClient) typist(ctx context.Context, i int) (took []float64, err error) {
	a, c, err := d.write(ctx, fmt.Sprintf("Typed by number %d", i))
	if err != nil {
		return nil, err
	}
	time.Sleep(savePause * time.Duration(i) / writers) // nobody types in step
	next := time.NewTicker(savePause)
	defer next.Stop()
	for end := time.Now().Add(typingTime); time.Now().Before(end); {
		c.Body.Blocks = append(c.Body.Blocks, richtext.Paragraph{Text: richtext.Plain(fmt.Sprintf("Sentence %d of it.", len(took)))})
		begun := time.Now()
		draft := map[string]any{"base": a.Head, "content": c, "typing": true}
		if err := d.do(ctx, http.MethodPut, fmt.Sprintf("/articles/%d/draft", a.ID), draft, &a); err != nil {
			return nil, err
		}
		took = append(took, float64(time.Since(begun).Microseconds())/1000)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-next.C:
		}
	}
	return took, nil
}

// publishing publishes articles one by one and returns how long it took from
// the click to the whole page in a reader's hands, in milliseconds.
func (d *deskClient) publishing(ctx context.Context) (took []float64, err error) {
	for i := range clicks {
		a, c, err := d.write(ctx, fmt.Sprintf("Published as number %d of all", i))
		if err != nil {
			return nil, err
		}
		for _, verb := range []string{"submit", "ready"} {
			if err := d.deed(ctx, &a, verb, map[string]any{"version": a.Version}); err != nil {
				return nil, err
			}
		}
		begun := time.Now()
		if err := d.deed(ctx, &a, "publish", map[string]any{"version": a.Version, "substance": false}); err != nil {
			return nil, err
		}
		if err := d.read(ctx, a.Path, c.Headline); err != nil {
			return nil, err
		}
		took = append(took, float64(time.Since(begun).Microseconds())/1000)
	}
	return took, nil
}

func (d *deskClient) deed(ctx context.Context, a *atDesk, verb string, body any) error {
	return d.do(ctx, http.MethodPost, fmt.Sprintf("/articles/%d/%s", a.ID, verb), body, a)
}

// read asks for a page as a reader and makes sure that it is the one.
func (d *deskClient) read(ctx context.Context, path, headline string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, d.url+path, http.NoBody)
	if err != nil {
		return err
	}
	answer, err := d.http.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusOK || !strings.Contains(string(page), headline)) {
		err = fmt.Errorf("the page %s is not the article: %d", path, answer.StatusCode)
	}
	return err
}
