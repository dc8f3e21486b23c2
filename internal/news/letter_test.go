package news_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func morning() news.Letter {
	return news.Letter{
		ID: 1, Slug: "morning", Name: "The Morning Boat",
		Sender: news.Sender{Name: "The Ferry Gazette", Email: "morning@gazette.example"},
		Rhythm: news.Rhythm{Days: []time.Weekday{time.Monday}, Minute: 6 * 60},
		Digest: news.Digest{From: news.DigestFront, Front: news.HomeFront, Most: 8},
	}
}

func TestALetterIsToldWhatIsWrongBesideEachField(t *testing.T) {
	t.Parallel()
	if faults := morning().Faults(); faults != nil {
		t.Fatal(faults)
	}
	for field, spoil := range map[string]func(*news.Letter){
		"name":            func(l *news.Letter) { l.Name = " " },
		"slug":            func(l *news.Letter) { l.Slug = "The Morning" },
		"description":     func(l *news.Letter) { l.Description = strings.Repeat("x", 301) },
		"sender.name":     func(l *news.Letter) { l.Sender.Name = "Gazette\r\nBcc: all@gazette.example" },
		"sender.email":    func(l *news.Letter) { l.Sender.Email = "Morning <m@gazette.example>" },
		"sender.reply_to": func(l *news.Letter) { l.Sender.ReplyTo = "desk" },
		"rhythm.days":     func(l *news.Letter) { l.Rhythm.Days = []time.Weekday{1, 1} },
		"rhythm.minute":   func(l *news.Letter) { l.Rhythm.Minute = 1440 },
		"digest.from":     func(l *news.Letter) { l.Digest.From = "mood" },
		"digest.front":    func(l *news.Letter) { l.Digest.Front = "" },
		"digest.id":       func(l *news.Letter) { l.Digest.From = news.DigestSection },
		"digest.query":    func(l *news.Letter) { l.Digest.From = news.DigestQuery },
		"digest.most":     func(l *news.Letter) { l.Digest.Most = 41 },
	} {
		l := morning()
		spoil(&l)
		if faults := l.Faults(); len(faults) != 1 || faults[0].Field != field {
			t.Errorf("%s: %v", field, faults)
		}
	}
}

func TestARhythmKeepsToTheClockOfThePaper(t *testing.T) {
	t.Parallel()
	const layout = "Mon 2006-01-02 15:04 MST"
	daily := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	for name, c := range map[string]struct {
		zone, after, want string
		rhythm            news.Rhythm
	}{
		"later on the same day":           {"Europe/London", "2026-11-23T05:59:00Z", "Mon 2026-11-23 06:00 GMT", news.Rhythm{Days: daily, Minute: 360}},
		"never at the same moment":        {"Europe/London", "2026-11-23T06:00:00Z", "Tue 2026-11-24 06:00 GMT", news.Rhythm{Days: daily, Minute: 360}},
		"the next of its days":            {"Europe/London", "2026-11-23T07:00:00Z", "Fri 2026-11-27 06:00 GMT", news.Rhythm{Days: []time.Weekday{1, 5}, Minute: 360}},
		"a week later":                    {"Europe/London", "2026-11-23T07:00:00Z", "Mon 2026-11-30 06:00 GMT", news.Rhythm{Days: []time.Weekday{1}, Minute: 360}},
		"by the zone, not by UTC":         {"Pacific/Auckland", "2026-11-22T16:30:00Z", "Mon 2026-11-23 06:00 NZDT", news.Rhythm{Days: []time.Weekday{1}, Minute: 360}},
		"still at six when summer begins": {"Europe/Berlin", "2026-03-28T12:00:00Z", "Sun 2026-03-29 06:00 CEST", news.Rhythm{Days: daily, Minute: 360}},
		"a time leapt over":               {"Europe/Berlin", "2026-03-28T12:00:00Z", "Sun 2026-03-29 03:00 CEST", news.Rhythm{Days: daily, Minute: 150}},
		"a time shown twice":              {"Europe/Berlin", "2026-10-24T12:00:00Z", "Sun 2026-10-25 02:30 CEST", news.Rhythm{Days: daily, Minute: 150}},
		"only once on that night":         {"Europe/Berlin", "2026-10-25T00:30:00Z", "Mon 2026-10-26 02:30 CET", news.Rhythm{Days: daily, Minute: 150}},
		"midnight that is leapt over":     {"America/Asuncion", "2023-09-30T15:00:00Z", "Sun 2023-10-01 01:00 -03", news.Rhythm{Days: daily, Minute: 0}},
		"a day a zone left out":           {"Pacific/Apia", "2011-12-29T20:00:00Z", "Sat 2011-12-31 06:00 +14", news.Rhythm{Days: daily, Minute: 360}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			zone, err := time.LoadLocation(c.zone)
			if err != nil {
				t.Fatal(err)
			}
			after, _ := time.Parse(time.RFC3339, c.after)
			if got := c.rhythm.Next(after, zone).Format(layout); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if next := (news.Rhythm{Minute: 360}).Next(time.Now(), time.UTC); !next.IsZero() {
		t.Errorf("without days it is time at %s", next)
	}
}

func issue() news.Issue {
	return news.Issue{
		State: news.IssueDraft, Opening: news.Opening{Subject: "The ferry runs again"},
		Parts: []news.IssuePart{
			{Kind: news.TextPart, Text: richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Text{{Text: "Good morning."}}}}}},
			{Kind: news.HeadingPart, Title: "At sea"},
			{Kind: news.ArticlePart, Article: 17},
		},
	}
}

func TestAnIssueIsApprovedOnlyWhole(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*news.Issue){
		"no subject":            func(i *news.Issue) { i.Opening.Subject = "" },
		"a subject of two":      func(i *news.Issue) { i.Opening.Subject = "a\nb" },
		"an endless subject":    func(i *news.Issue) { i.Opening.Subject = strings.Repeat("a", 151) },
		"a preheader of two":    func(i *news.Issue) { i.Opening.Preheader = "a\r\nb" },
		"nothing but a heading": func(i *news.Issue) { i.Parts = i.Parts[1:2] },
		"an article twice":      func(i *news.Issue) { i.Parts = append(i.Parts, i.Parts[2]) },
		"an article of no name": func(i *news.Issue) { i.Parts[2].Article = 0 },
		"an empty text":         func(i *news.Issue) { i.Parts[0].Text.Blocks = nil },
		"a heading of no words": func(i *news.Issue) { i.Parts[1].Title = " " },
		"a part of no kind":     func(i *news.Issue) { i.Parts[1].Kind = "" },
	} {
		i := issue()
		spoil(&i)
		if err := i.Approve(3, noon); err == nil || news.KindOf(err) != news.Invalid || i.State != news.IssueDraft {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnIssueTakesOnlyTheStepsThereAre(t *testing.T) {
	t.Parallel()
	steps := map[string]func(*news.Issue) error{
		"edit":       func(i *news.Issue) error { return i.Edit() },
		"approve":    func(i *news.Issue) error { return i.Approve(3, noon) },
		"reopen":     func(i *news.Issue) error { return i.Reopen() },
		"schedule":   func(i *news.Issue) error { return i.Schedule(noon.Add(time.Hour), noon) },
		"unschedule": func(i *news.Issue) error { return i.Unschedule() },
		"send":       func(i *news.Issue) error { return i.Send(noon) },
		"stop":       func(i *news.Issue) error { return i.Stop() },
		"end":        func(i *news.Issue) error { return i.End(4, noon) },
	}
	allowed := map[news.IssueState]map[string]news.IssueState{
		news.IssueDraft:     {"edit": news.IssueDraft, "approve": news.IssueApproved},
		news.IssueApproved:  {"reopen": news.IssueDraft, "schedule": news.IssueScheduled, "send": news.IssueSending},
		news.IssueScheduled: {"schedule": news.IssueScheduled, "unschedule": news.IssueApproved, "send": news.IssueSending},
		news.IssueSending:   {"stop": news.IssueStopped, "end": news.IssueSent},
		news.IssueStopped:   {"send": news.IssueSending, "end": news.IssueSent},
		news.IssueSent:      {},
	}
	for _, from := range news.IssueStates() {
		for step, do := range steps {
			i := issue()
			i.State = from
			err := do(&i)
			want, ok := allowed[from][step]
			if !ok {
				want = from
			}
			if i.State != want || (err == nil) != ok || err != nil && news.KindOf(err) != news.Conflict {
				t.Errorf("%s in %s: %s, %v", step, from, i.State, err)
			}
		}
	}
}

func TestAnIssueIsDueWhenItsTimeHasCome(t *testing.T) {
	t.Parallel()
	i := issue()
	i.State = news.IssueApproved
	if err := i.Schedule(noon, noon); news.KindOf(err) != news.Invalid {
		t.Error(err)
	}
	if err := i.Schedule(noon.Add(time.Hour), noon); err != nil {
		t.Fatal(err)
	}
	if i.Due(noon) || !i.Due(noon.Add(time.Hour)) {
		t.Error("not due when it should be")
	}
	if diff := cmp.Diff([]int64{17}, i.Articles()); diff != "" {
		t.Error(diff)
	}
}
