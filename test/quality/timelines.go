package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
)

// timelines measures whether the days that a story speaks of most are those
// that journalists put on its timeline: F1 of as many days as the journalists
// chose (Timeline17; Tran et al., 2013).
func (q *quality) timelines() error {
	articles, err := rows[story](q, "timeline/t17_articles.jsonl.gz")
	if err != nil {
		return err
	}
	byStory := map[string][]storyline.Reported{}
	for _, a := range articles {
		at, err := time.Parse(time.DateOnly, a.Date)
		if err != nil {
			continue
		}
		byStory[a.Cluster] = append(byStory[a.Cluster], storyline.Reported{PublishAt: at, Lang: "en", Passages: readPassages(a.Text)})
	}
	files, err := filepath.Glob(filepath.Join(q.data, "timeline", "t17_gold", "*", "*.txt"))
	if err != nil {
		return err
	}
	var sum float64
	for _, file := range files {
		gold, err := timelineDays(file)
		if err != nil {
			return err
		}
		days := storyline.Days(byStory[filepath.Base(filepath.Dir(file))])
		var s score
		for _, day := range days[:min(len(gold), len(days))] {
			if slices.Contains(gold, day) {
				s.right++
			} else {
				s.wrong++
			}
		}
		s.missed = len(gold) - s.right
		sum += s.f1()
		q.report.note("%s: %.3f", filepath.Base(file), s.f1())
	}
	q.report.figure("days of a timeline, F1", sum/float64(len(files)), .481, .54, "")
	return nil
}

// timelineDays returns the days of a timeline in a file: each entry begins
// with its date on a line.
func timelineDays(file string) ([]news.EventDate, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var days []news.EventDate
	for _, date := range regexp.MustCompile(`(?m)^\d{4}-\d{2}-\d{2}$`).FindAllString(string(text), -1) {
		at, err := time.Parse(time.DateOnly, date)
		if err != nil {
			return nil, err
		}
		days = append(days, news.DayOf(at))
	}
	return days, nil
}
