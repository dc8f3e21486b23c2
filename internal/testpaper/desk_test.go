package testpaper_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/richtext"
)

var update = flag.Bool("update", false, "write the samples of the desk anew")

// samplesOfTheDesk are articles with their length, from which the tests of the
// desk's editor learn whether it keeps texts and counts as we do.
const samplesOfTheDesk = "../../web/desk/src/editor/testdata/gazette.json"

type sample struct {
	Slug    string       `json:"slug"`
	Lang    string       `json:"lang"`
	Words   int          `json:"words"`
	Minutes int          `json:"minutes"`
	Body    richtext.Doc `json:"body"`
}

func TestTheDeskHasTheTextsAndFiguresOfToday(t *testing.T) {
	t.Parallel()
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	if err := enc.Encode(samples(t)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(samplesOfTheDesk, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(samplesOfTheDesk)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("run this test with -update: %s", diff)
	}
}

// samples returns the articles in which a kind of block or a language is met
// for the first time.
func samples(t *testing.T) []sample {
	met := map[string]bool{}
	var list []sample
	for _, a := range read(t, time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)).Articles {
		body := richtext.FromHTML(a.HTML, numbered())
		news := !met[a.Lang]
		met[a.Lang] = true
		for _, b := range body.Blocks {
			kind := richtext.KindOf(b)
			news = news || !met[kind]
			met[kind] = true
		}
		if news {
			words := richtext.Words(body)
			list = append(list, sample{a.Slug, a.Lang, words, richtext.Minutes(words, a.Lang), body})
		}
	}
	return list
}

// numbered gives pictures and topics the numbers in which they are met.
func numbered() richtext.FromHTMLOptions {
	ids := map[string]int64{}
	id := func(name string) int64 {
		if ids[name] == 0 {
			ids[name] = int64(len(ids) + 1)
		}
		return ids[name]
	}
	return richtext.FromHTMLOptions{
		Picture: func(tag richtext.ImageTag) (int64, bool) { return id("picture:" + tag.Key), true },
		Topic:   func(name string) int64 { return id("topic:" + name) },
	}
}
