package reader

import (
	"context"
	"strconv"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// correctionsPath is the log of all corrections.
const correctionsPath = "/corrections"

// corrections builds a page of the log.
func (s *Site) corrections(at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.CorrectionsPage(ctx, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		turns := pager(correctionsPath, p.First, p.Newer, p.Older)
		title := e.word("corrections")
		figures, err := s.correctionFigures(ctx, e, at)
		if err != nil {
			return leaf{}, err
		}
		page := e.page(about{
			kind: "corrections", path: correctionsPath, title: title, description: e.word("corrections_intro"),
			crumbs: e.crumbs(), feed: true, pager: &turns, at: at,
		})
		page.JSONLD = e.plainGraph(page, "CollectionPage", title)
		v := CorrectionsView{View: e.view(page), Figures: figures, Pager: turns}
		for _, entry := range p.Entries {
			v.Entries = append(v.Entries, CorrectionEntryView{e.correction(entry.Correction), e.card(entry.Article)})
		}
		p.Keys = append(p.Keys, figures.keys()...)
		return leaf{kind: "corrections", view: v, Page: p.Page}, nil
	}
}

func (e *edition) correction(c news.Correction) CorrectionView {
	return CorrectionView{
		ID:    "correction-" + strconv.FormatInt(c.ID, 10),
		Kind:  string(c.Kind),
		Label: e.correctionLabel(c.Kind),
		Text:  c.Text,
		At:    e.moment(c.At),
	}
}

func (e *edition) corrected(list []news.Correction) []CorrectionView {
	var all []CorrectionView
	for _, c := range list {
		all = append(all, e.correction(c))
	}
	return all
}

func (e *edition) correctionLabel(k news.CorrectionKind) string {
	if k == news.EditorsNote {
		return e.word("editors_note")
	}
	return e.word(string(k))
}
