package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// suggested is how soon a suggestion for an article of 900 words must be
// there, in milliseconds.
const suggested = 50

// bigPicture measures what reading an article costs, and what it costs to
// compare it with the archive.
func (b *bench) bigPicture(ctx context.Context) error {
	b.reading()
	for _, part := range []func(context.Context) error{b.comparing, b.telling, b.suggesting} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return nil
}

// reading measures how the time to read an article grows.
func (b *bench) reading() {
	few, many := crowd(50), crowd(50_000)
	less := readIn(few, deskArticle)
	more := readIn(many, deskArticle)
	b.report.atMost("reading 900 words, 50,000 topics", more, suggested, "ms", fmt.Sprintf("%.2f times that of 50 topics", more/less))
	less = readIn(many, 10_000)
	more = readIn(many, 100_000)
	b.report.note("reading 100,000 words, of 10,000", more/less, "x", fmt.Sprintf("%s and %s", show(more, ""), show(less, "ms")))
}

// crowd knows n people.
func crowd(n int) *topic.Tagger {
	all := topic.NewTagger(nil)
	for i := range n {
		all.Add(topic.Topic{ID: int64(i + 1), Kind: news.Person, Name: fmt.Sprintf("Given%d Family%d", i, i)})
	}
	return all
}

// readIn returns the median time it takes to read an article of so many
// words, in milliseconds.
func readIn(tagger *topic.Tagger, words int) float64 {
	a := bigpicture.Article{Headline: "Will the ferry run by Friday?", Body: reported(words), Lang: "en", Published: time.Now()}
	counts := related.NewCounts()
	return percentile(times(11, func() { bigpicture.Read(a, tagger, counts) }), 50)
}

// times returns how long each of n runs took, in milliseconds.
func times(n int, run func()) (took []float64) {
	for range n {
		begun := time.Now()
		run()
		took = append(took, milliseconds(time.Since(begun)))
	}
	return took
}

// reported is a body of so many words that quotes people and names places.
func reported(words int) (doc richtext.Doc) {
	for i := range words / 30 {
		doc.Blocks = append(doc.Blocks, richtext.Paragraph{Text: richtext.Plain(fmt.Sprintf(
			"“We never stopped the %d of word%d,” said Given%d Family%d, the mayor of Place%d, on Friday. "+
				"The council of Place%d had asked whether ferry%d would run, and what it cost.", i, i%3000, i%50, i%50, i%50, i%50, i%3000))})
	}
	return doc
}

// suggesting asks the desk for all suggestions to a text that has just been
// saved, each of them first in turn: that one waits for the reading.
func (b *bench) suggesting(ctx context.Context) error {
	dir, err := b.paper(ctx, smallPaper)
	if err != nil {
		return err
	}
	backfill := exec.CommandContext(ctx, b.courant, "bigpicture", "backfill")
	backfill.Env = append(os.Environ(), "COURANT_DATA="+dir)
	if said, err := backfill.CombinedOutput(); err != nil {
		return fmt.Errorf("read the archive: %w\n%s", err, said)
	}
	courant, err := b.serve(ctx, smallPaper)
	if err != nil {
		return err
	}
	defer courant.stop()
	d, err := signIn(ctx, courant.base)
	if err != nil {
		return err
	}
	took, err := d.suggestions(ctx)
	for _, kind := range suggestions() {
		b.report.atMost("suggested "+kind+" of 900 words, p99", percentile(took[kind], 99), suggested, "ms",
			fmt.Sprintf("p50 %s, %d asked", show(percentile(took[kind], 50), "ms"), len(took[kind])))
	}
	return err
}

// suggestions are what the desk can ask of an article.
func suggestions() []string {
	return []string{"quotes", "topics", "questions", "related", "duplicates", "storylines"}
}

// suggestions returns how long each kind of suggestion took, in milliseconds.
func (d *deskClient) suggestions(ctx context.Context) (map[string][]float64, error) {
	took := map[string][]float64{}
	a, c, err := d.write(ctx, "Will the ferry run by Friday?")
	if err != nil {
		return nil, err
	}
	kinds := suggestions()
	for i := range clicks {
		c.Body = reported(deskArticle)
		c.Standfirst = strings.Repeat("Saved. ", i%5+1)
		draft := map[string]any{"base": a.Head, "content": c, "typing": true}
		if err := d.do(ctx, http.MethodPut, fmt.Sprintf("/articles/%d/draft", a.ID), draft, &a); err != nil {
			return nil, err
		}
		for n := range kinds {
			kind := kinds[(i+n)%len(kinds)]
			begun := time.Now()
			if err := d.do(ctx, http.MethodGet, fmt.Sprintf("/articles/%d/%s", a.ID, kind), nil, nil); err != nil {
				return nil, err
			}
			took[kind] = append(took[kind], milliseconds(time.Since(begun)))
		}
	}
	return took, nil
}
