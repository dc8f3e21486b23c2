package reader

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
)

// What stands below the page of an article that can be heard.
const (
	transcriptName = "transcript.vtt"
	chaptersName   = "chapters.json"
)

// transcript builds the text of an article's recording with its times.
func (s *Site) transcript(article int64) builder {
	return s.beside(article, listen.TypeVTT, func(e *edition, w io.Writer, p paper.RecordingPage) error {
		return listen.VTT(w, p.Recording, e.language(p.Lang))
	})
}

// chapters builds the chapters of an article's recording.
func (s *Site) chapters(article int64) builder {
	return s.beside(article, listen.TypeChapters, func(e *edition, w io.Writer, p paper.RecordingPage) error {
		return listen.Chapters(w, p.Recording, e.settings.URL)
	})
}

// beside builds a file that goes with the recording of an article.
func (s *Site) beside(article int64, mediaType string, write func(*edition, io.Writer, paper.RecordingPage) error) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.RecordingPage(ctx, article, e.now)
		if err != nil {
			return leaf{}, err
		}
		var b bytes.Buffer
		if err := write(e, &b, p); err != nil {
			return leaf{}, fmt.Errorf("print what goes with the recording of article %d: %w", article, err)
		}
		return leaf{Page: p.Page, sheet: &sheet{mediaType, b.Bytes()}}, nil
	}
}
