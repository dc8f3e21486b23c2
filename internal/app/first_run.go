package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/courant-press/courant/internal/api"
	"github.com/courant-press/courant/internal/desk"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/web"
	built "github.com/courant-press/courant/web/desk"
)

// ensurePaper has somebody make the paper in the browser if there is none, and
// reports whether there is one then: the program may be stopped before.
func (r *run) ensurePaper() (there bool, err error) {
	missing, err := r.noPaper()
	if err != nil || !missing {
		return !missing, err
	}
	err = r.serveFirstRun()
	return r.ctx.Err() == nil, err
}

// noPaper reports whether there is no paper yet where one is to be served. A
// folder with other things in it is refused: its name is a mistake.
func (r *run) noPaper() (bool, error) {
	if r.config.Database != "" {
		return r.emptyDatabase()
	}
	refusal := r.mustExist()
	if refusal == nil {
		return false, nil
	}
	entries, err := os.ReadDir(r.config.Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, refusal
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "courant.db.new") && e.Name() != "themes" {
			return false, refusal
		}
	}
	return true, nil
}

func (r *run) emptyDatabase() (empty bool, err error) {
	err = r.withStore(func(st *store.Store) error {
		settings, err := st.Settings(r.ctx)
		empty = settings.Name == ""
		return err
	})
	return empty, err
}

// A firstRun is a program without a paper: all it serves is the page on which
// somebody makes one.
type firstRun struct {
	run  *run
	key  string // from the link in the log
	done context.CancelFunc

	mu      sync.Mutex
	founded bool
}

// serveFirstRun serves the set-up page until the paper is made.
func (r *run) serveFirstRun() error {
	ctx, cancel := context.WithCancel(r.ctx)
	defer cancel()
	log := r.logger()
	f := &firstRun{run: r, key: rand.Text(), done: cancel}
	door, err := f.door(log)
	if err != nil {
		return err
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", r.config.Address)
	if err != nil {
		listener = nil // web.Serve says what is wrong with the address
	} else {
		log.InfoContext(ctx, "there is no paper here yet: open the link to make one", "link", f.link(listener.Addr()))
	}
	err = web.Serve(ctx, web.ServeOptions{
		Addr: r.config.Address, Listener: listener, Handler: door, Express: door, Log: log, Drain: drain,
	})
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	return err
}

// link leads to the set-up page: at the public address, if the operator gave
// one, else on this machine.
func (f *firstRun) link(listens net.Addr) string {
	host := listens.String()
	if a, ok := listens.(*net.TCPAddr); ok && a.IP.IsUnspecified() {
		host = strings.Replace(host, a.IP.String(), "127.0.0.1", 1)
		host = strings.Replace(host, "[127.0.0.1]", "127.0.0.1", 1)
	}
	return cmp.Or(f.run.config.URL, "http://"+host) + desk.Root + "/setup#" + f.key
}

// door lets in who comes to set up the paper, and sends everybody else away.
func (f *firstRun) door(log *slog.Logger) (*web.Door, error) {
	files, err := built.Files()
	if err != nil {
		return nil, err
	}
	app, err := desk.New(files)
	if err != nil {
		return nil, err
	}
	proxies, err := f.run.config.TrustedProxies()
	if err != nil {
		return nil, err
	}
	way := api.New(api.Options{Identifier: strangers{}, Founder: f, Now: f.run.Now, Log: log})
	serve := func(w http.ResponseWriter, r *http.Request) error {
		switch path := r.URL.Path; {
		case path == "/healthz":
			return plainAnswer(w, "ok\n")
		case path == api.Root+"/entrance", path == api.Root+"/setup", path == api.Root+"/me":
			return way.Serve(w, r)
		case path == desk.Root || strings.HasPrefix(path, desk.Root+"/"):
			return web.ReadOnly(app.Serve)(w, r)
		default:
			return &web.Refusal{Status: http.StatusServiceUnavailable, Message: "There is no newspaper here yet. Whoever runs the program finds a link in its log."}
		}
	}
	return web.NewDoor(web.DoorOptions{
		Handler: serve, Errors: &web.Errors{Log: log}, Policy: web.DeskPolicy(), Proxies: proxies,
		Hosts: f.run.config.Hosts, Log: log, Now: time.Now,
	}), nil
}

// strangers knows nobody.
type strangers struct{}

// Identify implements [api.Identifier].
func (strangers) Identify(*http.Request) (api.Identity, error) { return api.Identity{}, nil }

// Found implements [api.Founder]. Everything is checked before anything is
// written.
func (f *firstRun) Found(_ context.Context, in api.Founding) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.founded {
		return &news.Error{Kind: news.Conflict, Message: "This paper is set up already. Sign in."}
	}
	if subtle.ConstantTimeCompare([]byte(in.Key), []byte(f.key)) != 1 {
		return &news.Error{Kind: news.Forbidden, Message: "This link is not the one in the log. The program makes another one each time it starts: use the newest."}
	}
	c := setupCommand{Sections: in.Sections}
	settings := newSettings(strings.TrimSpace(in.Name), in.Lang, in.Zone, strings.TrimSuffix(in.URL, "/"))
	settings.Motto = in.Motto
	staff := news.Staff{Email: in.Email, Name: in.StaffName, Posts: news.As(news.Administrator)}
	for _, err := range []error{settings.Check(), staff.Check(), account.CheckPassword(staff, in.Password), checkSections(c.Sections)} {
		if err != nil {
			return err
		}
	}
	err := f.run.foundPaper(func(databaseURL string) error {
		return c.write(f.run, databaseURL, settings, &staff, in.Password)
	})
	if err != nil {
		return err
	}
	f.founded = true
	f.done()
	return nil
}
