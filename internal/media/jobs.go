package media

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// Develop is the job that makes the usual renditions of a picture, so that
// the first reader does not wait for them. What it does not make is made when
// somebody asks.
type Develop struct {
	Picture int64 `json:"picture"`
}

// Kind names the job.
func (Develop) Kind() string { return "develop_picture" }

// Sweep is the job that removes what broken uploads left behind.
type Sweep struct{}

// Kind names the job.
func (Sweep) Kind() string { return "sweep_uploads" }

// Jobs puts the work of the picture desk on the list. Usual says which prints
// pages will ask for of a picture.
func (l *Library) Jobs(list *job.List, d *Darkroom, usual func(news.Picture) []Print) {
	job.Add(list, func(ctx context.Context, j Develop) error { return l.develop(ctx, j, d, usual) })
	job.Add(list, func(ctx context.Context, _ Sweep) error { return l.SweepUploads(ctx) })
	list.Every(6*time.Hour, Sweep{})
}

func (l *Library) develop(ctx context.Context, j Develop, d *Darkroom, usual func(news.Picture) []Print) error {
	p, err := l.Store.Picture(ctx, j.Picture)
	if news.KindOf(err) == news.NotFound || err == nil && p.Blob == "" {
		return nil // deleted since
	}
	if err != nil {
		return fmt.Errorf("develop picture %d: %w", j.Picture, err)
	}
	err = d.Develop(ctx, p.Blob, usual(p))
	if k := news.KindOf(err); err != nil && k != news.Invalid && k != news.NotFound { // trying again helps
		return fmt.Errorf("develop picture %d: %w", j.Picture, err)
	}
	return nil
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	switch ev.Name {
	case news.PictureAdded, news.PictureChanged, news.PictureReplaced:
		if id := ev.Picture(); id != 0 {
			return []job.Order{{Args: Develop{Picture: id}, Once: true}}
		}
	}
	return nil
}
