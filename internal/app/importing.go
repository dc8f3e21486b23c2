package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/transfer"
	"github.com/courant-press/courant/internal/transfer/wordpress"
)

type importCommands struct {
	Wordpress   wordpressCommand   `cmd:"" help:"Move in from WordPress: the files that it exported."`
	Mediatopics mediatopicsCommand `cmd:"" help:"Bring the Media Topics of the IPTC into the tree of subjects."`
	Subscribers subscribersCommand `cmd:"" help:"Bring in readers of letters: a CSV file of Ghost, Mailchimp, Substack, beehiiv, or any with a column of addresses."`
	Reconvert   reconvertCommand   `cmd:"" help:"Convert imported bodies again, after the conversion got better."`
}

type wordpressCommand struct {
	Files  []string `arg:"" help:"What WordPress exported, in as many files as it was split into." placeholder:"FILE" type:"path"`
	DryRun bool     `help:"Read and convert everything, write nothing."`
	Resume bool     `help:"Go on where the same import was broken off."`
	Media  string   `help:"Pictures: a folder that holds them, fetch to ask the site for them, none to leave them where they are." default:"none" placeholder:"DIR|fetch|none"`
	Zone   string   `help:"Time zone of the site, where its dates do not say; derived from them otherwise." placeholder:"ZONE"`
	JSON   bool     `help:"Print one JSON object."`
}

// Run imports, and reports what was read even if it had to stop.
func (c wordpressCommand) Run(r *run) error {
	sweepLess(200) // articles come and go; memory stays under 200 MiB all the same
	o := wordpress.Options{Files: c.Files, DryRun: c.DryRun, Resume: c.Resume, Now: r.Now}
	var err error
	if o.Zone, err = c.zone(); err != nil {
		return err
	}
	return r.withStore(func(st *store.Store) error {
		closeMedia, err := c.openMedia(r, &o)
		if err != nil {
			return err
		}
		defer closeMedia()
		rep, err := wordpress.Import(r.ctx, st, o)
		if rep == nil {
			return err
		}
		return errors.Join(err, r.say(importReport{rep}, c.JSON))
	})
}

func (c wordpressCommand) zone() (*time.Location, error) {
	if c.Zone == "" {
		return nil, nil
	}
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		return nil, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("--zone %s: there is no such time zone. Use a name such as Europe/London.", c.Zone)}
	}
	return zone, nil
}

// openMedia says where pictures come from.
func (c wordpressCommand) openMedia(r *run, o *wordpress.Options) (done func(), err error) {
	if c.Media == "none" {
		return func() {}, nil
	}
	shelf, err := disk.Open(r.config.Blobs())
	if err != nil {
		return nil, err
	}
	keep := func(ctx context.Context, file io.Reader) (transfer.File, error) { return keepPicture(ctx, shelf, file) }
	if c.Media == "fetch" {
		client := transfer.Guarded()
		o.Media = func(owns func(string) bool) transfer.Media {
			return transfer.Web{Client: client, Owns: owns, Keep: keep}
		}
		return client.CloseIdleConnections, nil
	}
	folder, err := os.OpenRoot(c.Media)
	if err != nil {
		return nil, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("The folder of pictures %s can not be opened. Give a folder, fetch or none to --media.", c.Media)}
	}
	o.Media = func(func(string) bool) transfer.Media { return transfer.Folder{Files: folder.FS(), Keep: keep} }
	return func() { _ = folder.Close() }, nil
}

// keepPicture keeps a file, if it is a picture.
func keepPicture(ctx context.Context, shelf blob.Shelf, r io.Reader) (f transfer.File, err error) {
	file, err := io.ReadAll(r)
	if err != nil {
		return f, fmt.Errorf("read a picture: %w", err)
	}
	info, err := media.Inspect(bytes.NewReader(file))
	if err != nil {
		return f, err
	}
	f.Type, f.Width, f.Height = info.Type, info.Width, info.Height
	f.Blob, _, err = shelf.Put(ctx, bytes.NewReader(file))
	return f, err
}

type reconvertCommand struct {
	JSON bool `help:"Print one JSON object."`
}

// Run converts what was imported from every site.
func (c reconvertCommand) Run(r *run) error {
	return r.withStore(func(st *store.Store) error {
		sources, err := st.Sources(r.ctx)
		if err != nil {
			return err
		}
		sum := transfer.NewReport()
		for _, source := range sources {
			if !strings.HasPrefix(source, "wordpress:") {
				continue
			}
			rep, err := wordpress.Reconvert(r.ctx, st, source, r.Now)
			if err != nil {
				return fmt.Errorf("convert %s again: %w", source, err)
			}
			sum.Add(rep)
			sum.Seconds += rep.Seconds
		}
		return r.say(importReport{sum}, c.JSON)
	})
}

type importReport struct{ *transfer.Report }

func (i importReport) text(w io.Writer) { fmt.Fprint(w, i.Summary()) }
