package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A story is an article of which people have said what it is about: articles
// of one cluster tell of the same event.
type story struct {
	ID, Title, Text, Date, Cluster string
}

// duplicates measures on a thousand articles among which ten were planted
// twice. All of them are used whatever the part: a pair must not be divided.
func (q *quality) duplicates() error {
	stories, err := rows[story](q, "neardup/minhash_articles.jsonl")
	if err != nil {
		return err
	}
	began := time.Now()
	found := findDuplicates(stories)
	took := time.Since(began)
	planted := map[string]int{}
	for _, s := range stories {
		if s.Cluster != "" {
			planted[s.Cluster]++
		}
	}
	var pairs score
	for _, f := range found {
		if a, b := stories[f[0]].Cluster, stories[f[1]].Cluster; a == b && a != "" {
			pairs.right++
		} else {
			pairs.wrong++
		}
	}
	pairs.missed = len(planted) - pairs.right
	q.report.figure("planted pairs, F1", pairs.f1(), 1, 1, fmt.Sprintf("%s; %.2f s for %d articles", pairs, took.Seconds(), len(stories)))
	return nil
}

// findDuplicates returns the pairs of stories that are nearly the same.
func findDuplicates(stories []story) [][2]int {
	index := duplicate.NewIndex()
	var texts []*duplicate.Text
	var found [][2]int
	for i, s := range stories {
		text := duplicate.Read(readPassages(s.Text))
		signature := text.Signature()
		for _, other := range index.Candidates(signature) {
			if duplicate.Compare(text, texts[other]).Same() {
				found = append(found, [2]int{int(other), i})
			}
		}
		index.Add(int64(i), signature)
		texts = append(texts, text)
	}
	return found
}

// readPassages takes a text apart whose paragraphs are lines.
func readPassages(text string) []prose.Passage {
	var all []prose.Passage
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			all = append(all, prose.NewPassage(len(all), 0, line))
		}
	}
	return all
}
