package wordpress

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// findPictures stores the pictures that bodies show and that lie on the site,
// but are no attachments of the export, and converts those bodies again.
// Exports of posts alone have only such pictures.
func (j *job) findPictures(ctx context.Context, pieces []*piece) error {
	var items []*news.Imported
	seen := map[string]bool{}
	for _, p := range pieces {
		for _, address := range p.editor.missing {
			key := originalOf(fileKey(address))
			if _, known := j.index.pictureAt(address); known || key == "" || seen[key] {
				continue
			}
			seen[key] = true
			a := attachment{URL: address}
			items = append(items, &news.Imported{
				Origin:  j.origin("image", key, "", digest(a)),
				Body:    a.kept(),
				Picture: &news.Picture{FocusX: 0.5, FocusY: 0.5},
			})
		}
	}
	if err := j.library(ctx, items); err != nil {
		return err
	}
	for _, item := range items {
		j.index.find(item.Origin.ID, item.Ref)
	}
	for _, p := range pieces {
		if len(p.editor.missing) > 0 {
			p.editor.tally, p.editor.missing = tally{}, nil
			p.convert()
		}
	}
	return nil
}
