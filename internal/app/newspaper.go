package app

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"time"

	"github.com/courant-press/courant/internal/api"
	"github.com/courant-press/courant/internal/bigpicture/correction"
	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/desk"
	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/newsroom/floor"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/returns"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/digest"
	"github.com/courant-press/courant/internal/reader"
	"github.com/courant-press/courant/internal/search"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/internal/web"
)

// A Newspaper is the running program: every part of the house, joined.
type Newspaper struct {
	bigPicture
	config   config.Config
	log      *slog.Logger
	now      func() time.Time
	store    *store.Store
	blobs    blob.Shelf
	sound    *disk.Shelf // recordings
	pictures reader.Pictures
	library  *media.Library
	newsroom *newsroom.Newsroom
	reach    *correction.Corrections
	fronts   *frontpage.Fronts

	recordings *listen.Recordings
	digests    *digest.Digests

	floor   *floor.Floor
	search  *search.Index
	changed chan struct{} // wakes the search index
	press   *press.Press
	purger  press.Purger // nil for none
	themes  *theme.Shelf
	site    *reader.Site
	api     *api.API
	desk    *desk.App
	porter  *account.Porter
	readers *subscribers.Subscribers
	mail    mail.Sender // nil where no mail is set up
	letters *letter.Letters
	returns *returns.Returns
	posted  chan struct{} // wakes the mailroom
	jobs    *job.Queue

	letterKeys letter.Keys

	proxies web.Proxies
}

// open builds a newspaper in the data folder of the configuration. Nothing
// runs yet.
func open(ctx context.Context, c config.Config, log *slog.Logger, now func() time.Time) (*Newspaper, error) {
	n := &Newspaper{config: c, log: log, now: now}
	for _, build := range []func(context.Context) error{
		n.openFolder, n.openStore, n.openNewsroom, n.openAccounts, n.openFiles, n.openRecordings, n.openThemes, n.openLetters, n.openReaders, n.openPress, n.openSite, n.openSearch, n.openFloor, n.openDesk, n.openJobs,
	} {
		if err := build(ctx); err != nil {
			n.Close()
			return nil, err
		}
	}
	n.joinEvents()
	return n, nil
}

// Close ends what open began. It can be called on half a newspaper.
func (n *Newspaper) Close() {
	if n.search != nil {
		if err := n.search.Close(); err != nil {
			n.log.Error("the search index did not close", "error", err)
		}
	}
	if n.store != nil {
		if err := n.store.Close(); err != nil {
			n.log.Error("the store did not close", "error", err)
		}
	}
}

func (n *Newspaper) openFolder(context.Context) error {
	if err := os.MkdirAll(n.config.Data, 0o750); err != nil {
		return fmt.Errorf("make the folder of the paper: %w", err)
	}
	return nil
}

func (n *Newspaper) openStore(ctx context.Context) (err error) {
	n.store, err = store.Open(ctx, store.Options{URL: n.config.DatabaseURL(), Now: n.now})
	return err
}

func (n *Newspaper) openNewsroom(context.Context) error {
	n.newsroom = &newsroom.Newsroom{Store: n.store, Now: n.now}
	n.fronts = &frontpage.Fronts{Store: n.store, Now: n.now}
	n.bigPicture = bigPictureOf(n.store, n.now)
	n.reach = n.correctionsOf()
	return nil
}

func (n *Newspaper) openFiles(ctx context.Context) error {
	shelf, err := disk.Open(n.config.Blobs())
	if err != nil {
		return err
	}
	tools := media.FindTools(exec.LookPath)
	fresh := make([]byte, 32)
	_, _ = rand.Read(fresh) // never fails
	n.pictures.Seal, err = n.store.Secret(ctx, "pictures", fresh)
	if err != nil {
		return err
	}
	n.blobs = shelf
	n.pictures.Darkroom = media.NewDarkroom(media.Options{Shelf: shelf, Dir: n.config.Renditions(), Tools: tools, Log: n.log})
	n.library = &media.Library{
		Store: n.store, Shelf: shelf, Tools: tools, Dir: n.config.Incoming(), Limit: int64(n.config.Pictures.Largest) << 20,
		Now: n.now,
	}
	return nil
}

func (n *Newspaper) openThemes(context.Context) (err error) {
	n.themes, err = openThemes(n.config)
	return err
}

func (n *Newspaper) openPress(context.Context) (err error) {
	o := press.Options{Budget: int64(n.config.Press.Memory) << 20, Now: n.now, Log: n.log}
	if len(n.config.Press.Purge) > 0 {
		o.KeyHeader = "Surrogate-Key"
		o.Purger = &press.HTTPPurger{
			Client: &http.Client{Timeout: 5 * time.Second}, Addresses: n.config.Press.Purge,
			Method: "PURGE", KeyHeader: o.KeyHeader,
		}
		n.purger = o.Purger
	}
	n.press, err = press.New(o)
	return err
}

func (n *Newspaper) openSite(context.Context) (err error) {
	if n.proxies, err = n.config.TrustedProxies(); err != nil {
		return err
	}
	n.site = reader.New(reader.Options{
		Source: n.store, Themes: n.themes, Press: n.press, Images: n.pictures,
		Now: n.now, Frame: web.FramePolicy(nil), Proxies: n.proxies, Readers: n.readers,
	})
	n.newsroom.Channels = channels{site: n.site.Serve, purger: n.purger, rooms: n.newsroom, sound: n.recordings, mailed: n.store.LettersWith, now: n.now}
	return nil
}
