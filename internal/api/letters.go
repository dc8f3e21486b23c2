package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// A Letter is a newsletter as its editors set it up.
type Letter struct {
	ID      int64  `json:"id"`
	Version int    `json:"version" doc:"Send it with a deed, so that nothing is done to what you have not seen."`
	Path    string `json:"path" doc:"Of its page."`
	LetterForm
	NextAt time.Time `json:"next_at,omitzero" doc:"When its rhythm says that the next issue goes out; absent for a letter without days."`
}

// A LetterForm is what can be set of a letter.
type LetterForm struct {
	Slug        string       `json:"slug" maxLength:"80" doc:"Small letters, digits and hyphens; part of its address."`
	Name        string       `json:"name" maxLength:"200"`
	Description string       `json:"description" maxLength:"2000" doc:"One or two sentences for those who may want it."`
	Lang        string       `json:"lang" maxLength:"35" doc:"BCP 47; empty for the paper's own."`
	Design      string       `json:"design" maxLength:"80" doc:"The theme's template for it; empty for the usual one."`
	Sender      LetterSender `json:"sender"`
	Days        []int        `json:"days" maxItems:"7" doc:"Of the week on which it goes out, 0 for Sunday; none for a letter without a rhythm."`
	Minute      int          `json:"minute" minimum:"0" maximum:"1439" doc:"When on those days, in minutes after midnight on the clock of the paper."`
	Digest      LetterDigest `json:"digest"`
	Unattended  bool         `json:"unattended" doc:"Its digests go out without an editor's approval."`
	CountClicks bool         `json:"count_clicks" doc:"Its links lead over the paper, which counts how often each was followed and nothing else."`
	Closed      bool         `json:"closed" doc:"It takes no new readers and is not offered."`
}

// A LetterSender is who a letter comes from.
type LetterSender struct {
	Name    string `json:"name" maxLength:"200"`
	Email   string `json:"email" maxLength:"254"`
	ReplyTo string `json:"reply_to" maxLength:"254" doc:"Where answers go; empty for the sender."`
}

// A LetterDigest says from where an issue takes its articles by itself.
type LetterDigest struct {
	From  news.DigestSource `json:"from" enum:",front,section,storyline,query" doc:"Empty for a letter that editors fill by hand."`
	Front string            `json:"front" maxLength:"80" doc:"Name of the front, such as home."`
	ID    int64             `json:"id" minimum:"0" doc:"Of the section or storyline."`
	Query string            `json:"query" maxLength:"200" doc:"Words to search for."`
	Most  int               `json:"most" minimum:"0" maximum:"40" doc:"Articles in an issue."`
}

// A LetterLine is a letter in the list of all.
type LetterLine struct {
	Letter
	Readers int        `json:"readers" doc:"Who confirmed and stayed."`
	Joined  int        `json:"joined" doc:"Of them, in the last seven days."`
	Left    int        `json:"left" doc:"In the last seven days."`
	Last    *IssueLine `json:"last,omitempty" doc:"The issue that was sent last."`
	Open    *IssueLine `json:"open,omitempty" doc:"The one that is being made or sent."`
}

// LetterTimes are when issues would go out.
type LetterTimes struct {
	Next []time.Time `json:"next" doc:"The next three times; none without days."`
}

func (a *API) letters() {
	may := right(news.MayLetters)
	route(a, operation{
		id: "list-letters", method: http.MethodGet, path: "/letters", tag: "letters", needs: may,
		summary: "All letters with their readers, open ones first.",
	}, a.listLetters)
	route(a, operation{
		id: "add-letter", method: http.MethodPost, path: "/letters", tag: "letters", needs: may, status: made,
		summary: "Make a letter.",
	}, a.addLetter)
	route(a, operation{
		id: "get-letter", method: http.MethodGet, path: "/letters/{id}", tag: "letters", needs: may,
		summary: "A letter with its readers.",
	}, a.getLetter)
	route(a, operation{
		id: "change-letter", method: http.MethodPut, path: "/letters/{id}", tag: "letters", needs: may,
		summary: "Set a letter up anew.",
	}, a.changeLetter)
	route(a, operation{
		id: "get-letter-times", method: http.MethodGet, path: "/letters/times", tag: "letters", needs: may,
		summary: "When issues would go out on some days of the week, on the clock of the paper.",
	}, a.letterTimes)
	route(a, operation{
		id: "list-letter-designs", method: http.MethodGet, path: "/letters/designs", tag: "letters", needs: may,
		summary: "The designs for letters that the paper's theme has beside the usual one.",
	}, a.letterDesigns)
	route(a, operation{
		id: "count-letter-readers", method: http.MethodGet, path: "/letters/{id}/readers", tag: "letters", needs: may,
		summary: "How many readers a part of a letter's readers is.",
	}, a.countReaders)
	route(a, operation{
		id: "get-digest", method: http.MethodGet, path: "/letters/{id}/digest", tag: "letters", needs: may,
		summary: "What an issue made by itself would hold now. Nothing is kept of it.",
	}, a.getDigest)
}

func (a *API) listLetters(ctx context.Context, _ *struct{}) (*page[LetterLine], error) {
	sheets, err := a.Letters.List(ctx, staffOf(ctx))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(sheets, func(a, b letter.Sheet) int { return cmp.Compare(last(a.Closed), last(b.Closed)) })
	lines := make([]LetterLine, len(sheets))
	for i, s := range sheets {
		if lines[i], err = a.wireSheet(ctx, s); err != nil {
			return nil, err
		}
	}
	return pageOf(lines, ""), nil
}

// last orders what is so behind what is not.
func last(so bool) int {
	if so {
		return 1
	}
	return 0
}

func (a *API) getLetter(ctx context.Context, in *ByID) (*LetterLine, error) {
	s, err := a.Letters.Letter(ctx, staffOf(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	line, err := a.wireSheet(ctx, s)
	return &line, err
}

// newest is among how many issues the one is looked for that is being made.
const newest = 5

func (a *API) wireSheet(ctx context.Context, s letter.Sheet) (LetterLine, error) {
	line := LetterLine{Letter: wireLetter(s.Letter, s.Next), Readers: s.Readers, Joined: s.Joined, Left: s.Left}
	if s.Last != nil {
		sent := wireIssueLine(*s.Last)
		line.Last = &sent
	}
	issues, err := a.Letters.Issues(ctx, staffOf(ctx), letter.Query{Letter: s.ID, Limit: newest})
	for _, i := range issues {
		if i.State != news.IssueSent {
			open := wireIssueLine(i)
			line.Open = &open
			break
		}
	}
	return line, err
}

func wireLetter(l news.Letter, next time.Time) Letter {
	form := LetterForm{
		Slug: l.Slug, Name: l.Name, Description: l.Description, Lang: l.Lang, Design: l.Design,
		Sender: LetterSender{l.Sender.Name, string(l.Sender.Email), string(l.Sender.ReplyTo)},
		Days:   []int{}, Minute: l.Rhythm.Minute, Digest: LetterDigest(l.Digest),
		Unattended: l.Unattended, CountClicks: l.CountClicks, Closed: l.Closed,
	}
	for _, day := range l.Rhythm.Days {
		form.Days = append(form.Days, int(day))
	}
	if l.Closed {
		next = time.Time{}
	}
	return Letter{ID: l.ID, Version: l.Version, Path: l.Path(), LetterForm: form, NextAt: next.UTC()}
}

// letter returns what the form says. What is wrong with it the rules of the
// newsroom tell.
func (f LetterForm) letter() news.Letter {
	return news.Letter{
		Slug: f.Slug, Name: f.Name, Description: f.Description, Lang: f.Lang, Design: f.Design,
		Sender: news.Sender{Name: f.Sender.Name, Email: news.Email(f.Sender.Email), ReplyTo: news.Email(f.Sender.ReplyTo)},
		Rhythm: rhythmOf(f.Days, f.Minute), Digest: news.Digest(f.Digest),
		Unattended: f.Unattended, CountClicks: f.CountClicks, Closed: f.Closed,
	}
}

func rhythmOf(days []int, minute int) news.Rhythm {
	return news.Rhythm{Days: each(days, func(day int) time.Weekday { return time.Weekday(day) }), Minute: minute}
}

func (a *API) addLetter(ctx context.Context, in *struct{ Body LetterForm }) (*Letter, error) {
	return a.saveLetter(ctx, in.Body.letter())
}

// A LetterChange sets a letter up anew.
type LetterChange struct {
	Version int `json:"version" minimum:"1" doc:"The version you saw. Refused if somebody changed the letter since."`
	LetterForm
}

func (a *API) changeLetter(ctx context.Context, in *deedOn[LetterChange]) (*Letter, error) {
	l := in.Body.letter()
	l.ID, l.Version = in.ID, in.Body.Version
	return a.saveLetter(ctx, l)
}

func (a *API) saveLetter(ctx context.Context, l news.Letter) (*Letter, error) {
	saved, err := a.Letters.Save(ctx, staffOf(ctx), l)
	if err != nil {
		return nil, err
	}
	next, err := a.Letters.NextAt(ctx, saved.Rhythm)
	w := wireLetter(saved, next)
	return &w, err
}

// told is how many of the next times of a rhythm are told.
const told = 3

func (a *API) letterDesigns(ctx context.Context, _ *struct{}) (*page[string], error) {
	names, err := a.Letters.Designs(ctx, staffOf(ctx))
	return pageOf(names, ""), err
}

func (a *API) letterTimes(ctx context.Context, in *struct {
	Days   []int `query:"days" maxItems:"7"`
	Minute int   `query:"minute" minimum:"0" maximum:"1439"`
},
) (*LetterTimes, error) {
	set, err := a.Articles.Settings(ctx)
	if err != nil {
		return nil, err
	}
	times, r := &LetterTimes{Next: []time.Time{}}, rhythmOf(in.Days, in.Minute)
	for at := r.Next(a.Now(), set.Location()); !at.IsZero() && len(times.Next) < told; at = r.Next(at, set.Location()) {
		times.Next = append(times.Next, at.UTC())
	}
	return times, nil
}

func (a *API) countReaders(ctx context.Context, in *struct {
	ByID
	Langs    []string `query:"langs" maxItems:"50"`
	Sections []int64  `query:"sections" maxItems:"100"`
},
) (*ReaderCount, error) {
	n, err := a.Letters.Reaches(ctx, staffOf(ctx), in.ID, news.Segment{Langs: in.Langs, Sections: in.Sections})
	return &ReaderCount{n}, err
}

// A ReaderCount is a number of readers.
type ReaderCount struct {
	Readers int `json:"readers"`
}

func (a *API) getDigest(ctx context.Context, in *ByID) (*IssueDigest, error) {
	i, err := a.Letters.Digest(ctx, staffOf(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	d := &IssueDigest{Parts: each(i.Parts, wirePart), Openings: []IssueOpening{}}
	if i.Opening.Subject != "" {
		d.Openings = each(append([]news.Opening{i.Opening}, i.Others...), wireOpening)
	}
	d.Articles, err = a.issueArticles(ctx, i)
	return d, err
}
