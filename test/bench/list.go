package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// asked is how often the list is asked each question.
const asked = 20

// questions are what the desk can ask of the list, and some that find nothing,
// which takes longest.
func questions() []string {
	var all []string
	for _, filter := range []string{
		"", "state=live", "state=draft,submitted,ready", "section=1", "desk=1", "assignee=me", "assignee=nobody&desk=2",
		"kind=obituary", "late=true", "today=true", "fact=locked", "fact=embargo", "fact=next_version",
		"state=live&section=2&desk=1&kind=editorial&assignee=1", "q=harbour", "q=%22swing+bridge%22&section=2", "q=ferry&state=draft",
	} {
		for _, sort := range []string{"saved", "due", "publish"} {
			all = append(all, filter+"&sort="+sort)
		}
	}
	return all
}

// list measures how long the list of a large paper takes to answer.
func (b *bench) list(ctx context.Context) error {
	courant, err := b.serve(ctx, b.articles)
	if err != nil {
		return err
	}
	defer courant.stop()
	d, err := signIn(ctx, courant.base)
	if err != nil {
		return err
	}
	if err := d.untilFound(ctx); err != nil {
		return err
	}
	var took []float64
	worst, slowest := "", 0.0
	for range asked {
		for _, question := range questions() {
			begun := time.Now()
			if err := d.do(ctx, http.MethodGet, "/articles?"+question, nil, nil); err != nil {
				return err
			}
			ms := float64(time.Since(begun).Microseconds()) / 1000
			if took = append(took, ms); ms > slowest {
				worst, slowest = question, ms
			}
		}
	}
	b.report.atMost(fmt.Sprintf("list of %d articles filtered, p99", b.articles), percentile(took, 99), 100, "ms",
		fmt.Sprintf("p50 %s, worst %s for %s", show(percentile(took, 50), "ms"), show(slowest, "ms"), worst))
	return nil
}

// untilFound waits until the index of words, which is filled in the background
// from the newest article to the oldest, has them all.
func (d *deskClient) untilFound(ctx context.Context) error {
	var first struct {
		Content struct{ Headline string }
	}
	if err := d.do(ctx, http.MethodGet, "/articles/1", nil, &first); err != nil {
		return err
	}
	question := "/articles?reverse=true&limit=200&q=" + url.QueryEscape(`"`+first.Content.Headline+`"`)
	for {
		var found struct{ Items []atDesk }
		if err := d.do(ctx, http.MethodGet, question, nil, &found); err != nil {
			return err
		}
		if slices.ContainsFunc(found.Items, func(a atDesk) bool { return a.ID == 1 }) {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}
