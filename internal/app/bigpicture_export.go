package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"

	"github.com/courant-press/courant/internal/api"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

type exportCommand struct {
	File string `arg:"" help:"Where to write it, - for the output." placeholder:"FILE"`
}

// Run writes all that the paper knows beside its articles as JSON Lines: each
// line is a thing as the API has it, with its noun in front.
func (c exportCommand) Run(r *run) (err error) {
	if err := r.mustExist(); err != nil {
		return err
	}
	n, err := open(r.ctx, r.config, r.logger(), r.Now)
	if err != nil {
		return err
	}
	defer n.Close()
	out := r.Stdout
	if c.File != "-" {
		file, err := os.Create(c.File)
		if err != nil {
			return fmt.Errorf("write the export: %w", err)
		}
		defer func() {
			if closed := file.Close(); err == nil {
				err = closed
			}
		}()
		out = file
	}
	buffered := bufio.NewWriter(out)
	if err := export(r.ctx, n, buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

// An exporter asks the API for its lists, a page at a time, so that it needs
// no more memory for a large paper than for a small one.
type exporter struct {
	ask *api.API
	w   io.Writer
}

func export(ctx context.Context, n *Newspaper, w io.Writer) error {
	options := n.api.Options
	options.Identifier = reading{}
	x := exporter{api.New(options), w}
	if err := x.list(ctx, "topic", "/topics", nil); err != nil {
		return err
	}
	for _, state := range []news.StorylineState{news.StorylineProposed, news.StorylineOpen, news.StorylineClosed, news.StorylineRefused} {
		if err := x.list(ctx, "storyline", "/storylines?state="+string(state), x.storyline); err != nil {
			return err
		}
	}
	if err := x.list(ctx, "quote", "/quotes", nil); err != nil {
		return err
	}
	for _, state := range []string{"open", "answered", "void"} {
		if err := x.list(ctx, "question", "/questions?state="+state, nil); err != nil {
			return err
		}
	}
	return nil
}

// storyline writes what belongs to a storyline.
func (x exporter) storyline(ctx context.Context, id int64) error {
	path := "/storylines/" + strconv.FormatInt(id, 10)
	for _, state := range []news.MemberState{news.MemberProposed, news.MemberIn, news.MemberRefused} {
		if err := x.list(ctx, "storyline_article", path+"/articles?state="+string(state), nil); err != nil {
			return err
		}
	}
	for _, state := range []string{"proposed", "kept", "refused"} {
		if err := x.list(ctx, "timeline_entry", path+"/timeline?state="+state, nil); err != nil {
			return err
		}
	}
	return nil
}

// list writes a list, and after each thing what below writes of it.
func (x exporter) list(ctx context.Context, noun, path string, below func(context.Context, int64) error) error {
	for after := ""; ; {
		page, err := x.page(ctx, path, after)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			if _, err := fmt.Fprintf(x.w, "{\"noun\":%q,%s\n", noun, item[1:]); err != nil {
				return err
			}
			if below == nil {
				continue
			}
			var thing struct{ ID int64 }
			if err := json.Unmarshal(item, &thing); err != nil {
				return err
			}
			if err := below(ctx, thing.ID); err != nil {
				return err
			}
		}
		if after = page.Next; after == "" {
			return nil
		}
	}
}

// A listPage is a page of any list.
type listPage struct {
	Items []json.RawMessage
	Next  string
}

// page asks for a page of a list, 100 things long.
func (x exporter) page(ctx context.Context, path, after string) (p listPage, err error) {
	address, err := url.Parse(api.Root + path)
	if err != nil {
		return p, err
	}
	q := address.Query()
	q.Set("limit", "100")
	if after != "" {
		q.Set("after", after)
	}
	address.RawQuery = q.Encode()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), http.NoBody)
	if err != nil {
		return p, err
	}
	a := said{header: http.Header{}}
	if err := x.ask.Serve(&a, r); err != nil {
		return p, err
	}
	if a.status != http.StatusOK {
		return p, fmt.Errorf("ask for %s: %d %s", address, a.status, a.body.Bytes())
	}
	return p, json.Unmarshal(a.body.Bytes(), &p)
}

// said is what the API answered.
type said struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *said) Header() http.Header    { return a.header }
func (a *said) WriteHeader(status int) { a.status = status }
func (a *said) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	return a.body.Write(b)
}

// reading is who asks for an export: somebody who may see everything.
type reading struct{}

// Identify implements [api.Identifier].
func (reading) Identify(*http.Request) (api.Identity, error) {
	return api.Identity{Pass: account.Pass{Staff: news.Staff{ID: -1, Posts: news.As(news.Administrator)}}}, nil
}
