package wordpress

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// storePictures stores the attachments of all files. Articles refer to them by
// our number, so they come first, wherever in the files they stand.
func (j *job) storePictures(ctx context.Context) error {
	if j.at.File > 0 || j.at.Place != (wxr.Place{}) { // a broken job had come to its articles
		return j.recallPictures(ctx)
	}
	before := 0
	for _, f := range j.files {
		if f.attachments {
			if err := j.picturesOf(ctx, f, before); err != nil {
				return fmt.Errorf("%s: %w", f.name(), err)
			}
		}
		before += f.items
	}
	return nil
}

// recallPictures asks the store which pictures the attachments became.
func (j *job) recallPictures(ctx context.Context) error {
	for batch := range slices.Chunk(j.index.entries, 1000) {
		var ids []string
		for _, e := range batch {
			ids = append(ids, strconv.FormatUint(e.id, 10))
		}
		refs, err := j.store.ImportedRefs(ctx, j.site.source(), "attachment", ids)
		if err != nil {
			return fmt.Errorf("look for the pictures: %w", err)
		}
		for id, ref := range refs {
			j.index.became(id, ref)
		}
	}
	return nil
}

func (j *job) picturesOf(ctx context.Context, f *file, before int) error {
	r, err := f.reopen(wxr.Place{})
	if err != nil {
		return err
	}
	defer f.close()
	var batch []*wxr.Item
	for {
		entry, err := r.Next()
		if errors.Is(err, io.EOF) {
			return j.attachments(ctx, batch, before)
		}
		if err != nil {
			return err
		}
		if entry.Item == nil {
			continue
		}
		if normalise(entry.Item); entry.Item.Type != "attachment" {
			continue
		}
		if batch = append(batch, entry.Item); len(batch) == maxBatch {
			if err := j.attachments(ctx, batch, before); err != nil {
				return err
			}
			batch = nil
		}
	}
}

// attachments stores a batch of them, pictures as pictures and other files as
// notes of where they are.
func (j *job) attachments(ctx context.Context, batch []*wxr.Item, before int) error {
	var items []*news.Imported
	var redirects []news.Redirect
	for _, it := range batch {
		verdict := j.verdict(it, before+it.Ordinal)
		if verdict.skip {
			continue
		}
		a := attachmentOf(it)
		page, _ := j.site.path(it.Link)
		item := &news.Imported{Origin: j.origin("attachment", it.ID+verdict.alias, page, digest(it.Title, a)), Body: a.kept()}
		if a.image() {
			item.Picture = pictureOf(it, j.zones.published(it))
		}
		items = append(items, item)
		if to := parentPath(page); a.Parent != "" && to != "" {
			redirects = append(redirects, news.Redirect{From: page, To: to})
		}
	}
	if err := j.library(ctx, items); err != nil {
		return err
	}
	for _, item := range items {
		if item.Picture != nil {
			j.index.became(item.Origin.ID, item.Ref)
		}
	}
	return j.storeRedirects(ctx, redirects, j.done)
}

// parentPath returns the address of the article on whose page an attachment
// has its own, "" if the address does not say.
func parentPath(page string) string {
	if page == "" || strings.Contains(page, "?") {
		return ""
	}
	parent := path.Dir(strings.TrimRight(page, "/"))
	if parent = strings.TrimSuffix(parent, "/attachment"); parent == "/" || parent == "." || parent == "" {
		return ""
	}
	if strings.HasSuffix(page, "/") {
		parent += "/"
	}
	return parent
}

// library stores pictures with their files.
func (j *job) library(ctx context.Context, items []*news.Imported) error {
	if err := j.keepFiles(ctx, items); err != nil {
		return err
	}
	if err := j.bringAll(ctx, items); err != nil {
		return err
	}
	for _, item := range items {
		if item.Picture != nil {
			j.done.Pictures++
			item.Origin.Hash = digest(item.Origin.Hash, item.Picture)
		}
	}
	return j.write(ctx, items)
}

// keepFiles gives pictures that were stored before the files they have.
func (j *job) keepFiles(ctx context.Context, items []*news.Imported) error {
	if len(items) == 0 || j.options.DryRun {
		return nil
	}
	byID := map[string]*news.Picture{}
	var ids []string
	for _, item := range items {
		if item.Picture != nil {
			byID[item.Origin.ID] = item.Picture
			ids = append(ids, item.Origin.ID)
		}
	}
	refs, err := j.store.ImportedRefs(ctx, j.site.source(), items[0].Origin.Kind, ids)
	if err != nil || len(refs) == 0 {
		return err
	}
	var known []int64
	for _, ref := range refs {
		known = append(known, ref)
	}
	pictures, err := j.store.Pictures(ctx, known)
	if err != nil {
		return fmt.Errorf("look for the pictures: %w", err)
	}
	for id, ref := range refs {
		if old := pictures[ref]; old.Blob != "" {
			p := byID[id]
			p.Blob, p.Type, p.Width, p.Height = old.Blob, old.Type, old.Width, old.Height
		}
	}
	return nil
}

// maxFetches is how many files are fetched at once.
const maxFetches = 4

// bringAll brings the files of pictures that have none yet, some at a time. A
// file that is not to be had is a warning: the picture stays in the library
// without it.
func (j *job) bringAll(ctx context.Context, items []*news.Imported) error {
	if j.media == nil {
		return nil
	}
	failed := make([]error, len(items))
	places := make(chan struct{}, maxFetches)
	var working sync.WaitGroup
	for i, item := range items {
		if item.Picture != nil && item.Picture.Blob == "" {
			places <- struct{}{}
			working.Go(func() {
				failed[i] = j.bring(ctx, item)
				<-places
			})
		}
	}
	working.Wait()
	for i, err := range failed {
		if refusal, ok := errors.AsType[*news.Error](err); ok {
			j.done.Warn("picture without its file: "+refusal.Message, addressOfFile(items[i]))
		} else if err != nil {
			return fmt.Errorf("bring the picture %s: %w", addressOfFile(items[i]), err)
		}
	}
	return nil
}

// bring brings one file: the original, and if it is gone the size that a text
// shows.
func (j *job) bring(ctx context.Context, item *news.Imported) error {
	address := addressOfFile(item)
	if !isWebAddress(address) {
		address = j.site.absolute(address)
	}
	tries := []string{address}
	if u, err := url.Parse(address); err == nil && item.Origin.Kind == "image" && originalOf(u.Path) != u.Path {
		original := *u
		original.Path, original.RawQuery = originalOf(u.Path), ""
		tries = []string{original.String(), address}
	}
	var f transfer.File
	var err error
	for _, address := range tries {
		if f, err = j.media.Bring(ctx, address); err == nil {
			p := item.Picture
			p.Blob, p.Type, p.Width, p.Height = f.Blob, f.Type, f.Width, f.Height
			return nil
		}
	}
	return err
}

// ownsHost reports whether files may be fetched from a host: one of the site's
// domain, or one that attachments lie on.
func (j *job) ownsHost(host string) bool {
	return j.site.owns("https://"+host) || j.hosts[plainHost(host)]
}
