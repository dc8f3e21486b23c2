package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/testpaper"
	"github.com/courant-press/courant/internal/testpaper/linocut"
)

type demoCommand struct {
	Addr     string `help:"Address to listen on." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Data     string `help:"Folder of the paper; made if it is not there." default:"courant-demo" placeholder:"DIR" type:"path"`
	Articles int    `help:"Grow the paper to at least this many articles."`
	NoServe  bool   `help:"Only make the paper."`
}

// demoPassword opens every account of the demo. It is no secret: the demo
// prints it, and listens on the loopback interface unless told otherwise.
const demoPassword = "both-shores-every-morning"

// Run makes the demo paper where there is none, and serves it.
func (c demoCommand) Run(r *run) error {
	if c.Articles < 0 || c.Articles > 5_000_000 {
		return &news.Error{Kind: news.Invalid, Message: "--articles takes a number from 0 to 5,000,000."}
	}
	r.config.Data, r.config.Address = c.Data, c.Addr
	listener, err := c.listen(r)
	if err != nil {
		return err
	}
	if err := c.prepare(r); err != nil {
		return errors.Join(err, closeListener(listener))
	}
	if c.NoServe {
		return nil
	}
	n, err := open(r.ctx, r.config, r.logger(), r.Now)
	if err != nil {
		return errors.Join(err, closeListener(listener))
	}
	defer n.Close()
	if err := c.greet(r, n, listener.Addr()); err != nil {
		return errors.Join(err, closeListener(listener))
	}
	return n.Serve(r.ctx, listener)
}

// listen takes the address before anything else is done, so that a port in
// use is told at once.
func (c demoCommand) listen(r *run) (net.Listener, error) {
	if c.NoServe {
		return nil, nil
	}
	var lc net.ListenConfig
	l, err := lc.Listen(r.ctx, "tcp", c.Addr)
	if err != nil {
		return nil, &news.Error{Kind: news.Unavailable, Message: fmt.Sprintf("Cannot listen on %s: %v. Choose another address with --addr.", c.Addr, rootCause(err))}
	}
	return l, nil
}

func closeListener(l net.Listener) error {
	if l == nil {
		return nil
	}
	return l.Close()
}

// rootCause is the last error of a chain: "address already in use".
func rootCause(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

func (c demoCommand) greet(r *run, n *Newspaper, addr net.Addr) error {
	staff, err := n.store.ListStaff(r.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(r.Stdout, "\nThe Ferry Gazette is on http://%s and its desk on http://%s/desk\n", addr, addr)
	fmt.Fprintf(r.Stdout, "\nStaff accounts, password %s:\n", demoPassword)
	for _, s := range staff {
		fmt.Fprintf(r.Stdout, "  %-38s %s, %s\n", s.Email, s.Name, titleOf(s.Posts))
	}
	fmt.Fprintf(r.Stdout, "\nIt lives in %s. Stop it with Ctrl-C.\n\n", r.config.Data)
	return nil
}

// prepare makes the paper, unless it is there already.
func (c demoCommand) prepare(r *run) error {
	if r.config.Database == "" && r.mustExist() == nil {
		return nil
	}
	if err := c.vacant(); err != nil {
		return err
	}
	return r.foundPaper(func(databaseURL string) error { return c.print(r, databaseURL) })
}

// vacant refuses a folder that holds anything but what a demo that was
// interrupted has left.
func (c demoCommand) vacant() error {
	entries, err := os.ReadDir(c.Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("The folder %s can not be used: %v. Name another with --data.", c.Data, rootCause(err))}
	}
	for _, e := range entries {
		if name := e.Name(); name != "files" && !strings.HasPrefix(name, "courant.db.new") {
			return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("The folder %s is not empty and holds no paper. Name another with --data.", c.Data)}
		}
	}
	return nil
}

// print makes The Ferry Gazette in a database.
func (c demoCommand) print(r *run, databaseURL string) (err error) {
	clock := &movedClock{}
	st, err := store.Open(r.ctx, store.Options{URL: databaseURL, Now: clock.Now})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if s, err := st.Settings(r.ctx); err == nil && s.Name != "" {
		return nil
	}
	shelf, err := disk.Open(r.config.Blobs())
	if err != nil {
		return err
	}
	now := r.Now()
	g, err := testpaper.Read(now)
	if err != nil {
		return fmt.Errorf("read the Gazette: %w", err)
	}
	g.Settings.URL = "http://" + c.Addr
	fmt.Fprintln(r.Stdout, "Printing The Ferry Gazette …")
	accounts := porterOf(st, r.Now)
	for _, s := range g.Staff {
		if err := accounts.Add(r.ctx, 0, &s, demoPassword); err != nil {
			return err
		}
	}
	editor, err := st.StaffByEmail(r.ctx, g.Staff[0].Email)
	if err != nil {
		return err
	}
	room := &newsroom.Newsroom{Store: st, Now: clock.Now}
	ids, err := g.Print(r.ctx, testpaper.Printer{
		Desk: editorAtDesk{room, &frontpage.Fronts{Store: st, Now: clock.Now}, st, editor}, Library: st, Clock: clock.Set,
		Draw: func(ctx context.Context, key string) (string, int, int, error) {
			return draw(ctx, shelf, key, cmp.Or(r.proof, printedWidth(key)))
		},
	}, now)
	if err != nil {
		return fmt.Errorf("print the Gazette: %w", err)
	}
	if _, err := bigPictureOf(st, clock.Now).readings.Archive(r.ctx, func(bigpicture.Progress) bool { return true }); err != nil {
		return fmt.Errorf("read the Gazette: %w", err)
	}
	keys, err := letterKeys(r.ctx, st)
	if err != nil {
		return err
	}
	if err := (postbox{st, keys, clock.Set, editor, g, ids, now}).fill(r.ctx); err != nil {
		return err
	}
	return c.grow(r, st, g, ids, now)
}

// batch is how many articles are written in one transaction while the paper
// grows.
const batch = 1000

// grow adds articles up to the number asked for.
func (c demoCommand) grow(r *run, st *store.Store, g *testpaper.Gazette, ids testpaper.IDs, now time.Time) error {
	var items []*news.Imported
	done := 0
	write := func() error {
		ev := news.Event{Name: news.PaperImported, At: now}
		if err := st.Import(r.ctx, items, ev); err != nil {
			return fmt.Errorf("grow the paper: %w", err)
		}
		done, items = done+len(items), items[:0]
		fmt.Fprintf(r.Stdout, "\r%d articles more", done)
		return nil
	}
	for item := range g.Grow(1871, c.Articles-len(g.Articles), ids, now) {
		if items = append(items, item); len(items) == batch {
			if err := write(); err != nil {
				return err
			}
		}
	}
	if len(items) > 0 {
		if err := write(); err != nil {
			return err
		}
	}
	if done > 0 {
		fmt.Fprintln(r.Stdout)
	}
	return nil
}

// How wide the pictures of the demo are drawn, in pixels.
const (
	printWidth    = 1600
	portraitWidth = 1000
)

func printedWidth(key string) int {
	if strings.HasPrefix(key, "portrait-") {
		return portraitWidth
	}
	return printWidth
}

// draw cuts a picture and keeps it.
func draw(ctx context.Context, shelf *disk.Shelf, key string, wide int) (hash string, width, height int, err error) {
	var file bytes.Buffer
	if err := linocut.JPEG(&file, key, wide); err != nil {
		return "", 0, 0, err
	}
	f, err := keepPicture(ctx, shelf, &file)
	return f.Blob, f.Width, f.Height, err
}
