package wordpress

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/transfer"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// A checkpoint is how far the articles of a job have been stored. It is saved
// in the transaction of what it vouches for, as a thing that is only kept.
type checkpoint struct {
	Place  wxr.Place        `json:"place"` // in the file at hand
	File   int              `json:"file"`  // index of it
	Done   bool             `json:"done"`
	Report *transfer.Report `json:"report"` // of what was stored so far
}

const checkpointKind = "checkpoint"

// lookBack finds out how far the same job came before. A job that was
// finished counts whether or not it is to be resumed.
func (j *job) lookBack(ctx context.Context) error {
	if j.options.DryRun {
		return nil
	}
	for kept, err := range j.store.Imported(ctx, j.site.source(), checkpointKind) {
		if err != nil {
			return fmt.Errorf("look for an import that broke off: %w", err)
		}
		if kept.Origin.ID != j.id {
			continue
		}
		var at checkpoint
		if err := json.Unmarshal([]byte(kept.Body), &at); err != nil {
			return fmt.Errorf("read how far the last import came: %w", err)
		}
		if at.Done || j.options.Resume {
			j.at = at
		}
	}
	if j.at.Done && j.options.Media != nil { // files may be to be had now
		j.at = checkpoint{}
	}
	if j.at.Report != nil {
		j.done.Add(j.at.Report)
	}
	return nil
}

// unchanged reports a job that was finished before: nothing was new.
func (j *job) unchanged() {
	j.done.Unchanged += j.done.Added + j.done.Changed
	j.done.Added, j.done.Changed = 0, 0
}

// mark returns the checkpoint as a thing to be stored. The lists are stored
// anew whenever a job goes on, so they count when it is done.
func (j *job) mark() *news.Imported {
	at := j.at
	at.Report = transfer.NewReport()
	at.Report.Add(j.done)
	if at.Done {
		at.Report.Add(j.lists)
	}
	body, _ := json.Marshal(at) // plain data can always be written
	return &news.Imported{Origin: j.origin(checkpointKind, j.id, "", digest(string(body))), Body: string(body)}
}

func (j *job) finish(ctx context.Context) error {
	j.at = checkpoint{File: len(j.files), Done: true}
	return j.write(ctx, []*news.Imported{j.mark()})
}
