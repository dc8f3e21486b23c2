package app

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/courant-press/courant/internal/reader"
	"github.com/courant-press/courant/internal/web"
)

type serveCommand struct {
	Addr string `help:"Address to listen on; goes over the configuration." placeholder:"HOST:PORT"`
	Data string `help:"Data folder; goes over the configuration." placeholder:"DIR" type:"path"`
}

func (c serveCommand) Run(r *run) error {
	if c.Addr != "" {
		r.config.Address = c.Addr
	}
	if c.Data != "" {
		r.config.Data = c.Data
	}
	if there, err := r.ensurePaper(); err != nil || !there {
		return err
	}
	n, err := open(r.ctx, r.config, r.logger(), r.Now)
	if err != nil {
		return err
	}
	defer n.Close()
	return n.Serve(r.ctx, nil)
}

// drain is how long readers and jobs have to come to an end.
const drain = 10 * time.Second

// Serve runs the newspaper until ctx ends, on l or, where that is nil, on the
// address of the configuration.
func (n *Newspaper) Serve(ctx context.Context, l net.Listener) error {
	tuneMemory(int64(n.config.Press.Memory) << 20)
	if err := n.jobs.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("start the jobs: %w", err)
	}
	defer n.stopJobs(ctx)
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error { return n.follow(ctx) })
	work.Go(func() error { n.press.Run(ctx); return nil })
	work.Go(func() error { return n.floor.Run(ctx) })
	work.Go(func() error { return n.search.Follow(ctx, n.store, n.changed) })
	work.Go(func() error { n.beginWatch(ctx); return nil })
	work.Go(func() error { return n.sendLetters(ctx) })
	work.Go(func() error { return n.takeReturns(ctx) })
	work.Go(func() error {
		door := n.Handler()
		return web.Serve(ctx, web.ServeOptions{
			Addr: n.config.Address, Listener: l, Handler: door, Express: door, Log: n.log, Drain: drain,
		})
	})
	err := work.Wait()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func (n *Newspaper) stopJobs(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	if err := n.jobs.Stop(ctx); err != nil {
		n.log.ErrorContext(ctx, "the jobs did not stop", "error", err)
	}
}

// besidePress is the memory in bytes that the program may take beside what the
// press keeps before it sweeps more often.
const besidePress = 96 << 20

// tuneMemory lets the heap grow to five times what is in use before it is
// swept: a press hands out the same bytes again and again, and a sweep costs
// more than the memory. But a full press, five times over, would take what
// nobody gave it, so that ends at its budget and a little. An operator who says
// otherwise with GOGC or GOMEMLIMIT is heard.
func tuneMemory(pressBudget int64) {
	sweepLess(400)
	if old := debug.SetMemoryLimit(pressBudget + besidePress); old != math.MaxInt64 {
		debug.SetMemoryLimit(old)
	}
}

// sweepLess lets the heap grow by so many percent before it is swept, unless
// the operator says otherwise.
func sweepLess(percent int) {
	if old := debug.SetGCPercent(percent); old != 100 {
		debug.SetGCPercent(old)
	}
}

// Handler is everything the program answers.
func (n *Newspaper) Handler() *web.Door {
	failures := &web.Errors{Log: n.log, Page: n.site.ErrorPage, Path: reader.WithoutToken}
	pictures := web.MediaPolicy().Wrap(n.proxies, web.ReadOnly(n.pictures.Serve))
	sound := web.MediaPolicy().Wrap(n.proxies, web.ReadOnly(reader.Sound{Shelf: n.sound}.Serve))
	newsroom := n.serveDesk()
	return web.NewDoor(web.DoorOptions{
		Handler: func(w http.ResponseWriter, r *http.Request) error {
			switch path := r.URL.Path; {
			case path == "/healthz":
				return n.healthz(w, r)
			case path == "/readyz":
				return n.readyz(w, r)
			case strings.HasPrefix(path, reader.SoundRoot):
				return sound(w, r)
			case strings.HasPrefix(path, reader.MediaRoot):
				return pictures(w, r)
			case inDesk(path):
				return newsroom(w, r)
			default:
				return n.site.Serve(w, r)
			}
		},
		Errors: failures, Policy: web.PublicPolicy(nil, nil), Proxies: n.proxies, Hosts: n.config.Hosts,
		Log: n.log, Now: time.Now, LogEvery: n.logEvery(), LogPath: reader.WithoutToken, Lane: n.lane,
	})
}

// lane answers what is printed ahead of everything else. Pages are kept under
// their paths; the frame for other sites has a policy of its own and goes the
// long way.
func (n *Newspaper) lane(head []byte, r *web.Plain) (a web.Reply, ok bool) {
	if reader.IsFrame(r.Path) {
		return a, false
	}
	a.Head, a.Status, a.Body, ok = n.press.Express(head, r.Path, r.AcceptEncoding, r.IfNoneMatch, r.IfModifiedSince)
	return a, ok
}

func (n *Newspaper) logEvery() int {
	if n.config.Log.Hits {
		return 1
	}
	return 0
}

// healthz says that the program runs.
func (n *Newspaper) healthz(w http.ResponseWriter, _ *http.Request) error {
	return plainAnswer(w, "ok\n")
}

// readyz says that the paper can be read, so that a balancer may send readers.
func (n *Newspaper) readyz(w http.ResponseWriter, r *http.Request) error {
	if err := n.store.Ping(r.Context()); err != nil {
		return &web.Refusal{Status: http.StatusServiceUnavailable, Message: "The paper can not be read right now."}
	}
	return plainAnswer(w, "ready\n")
}

func plainAnswer(w http.ResponseWriter, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, err := w.Write([]byte(text))
	return err
}
