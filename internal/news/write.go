package news

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// The longest furniture an article may have, in characters. They keep pages,
// cards and feeds whole; no newspaper comes near them.
const (
	maxHeadline   = 300
	maxStandfirst = 2000
	maxNotes      = 20000
)

// NewArticle returns a draft as staff begins it, at their own desk.
func NewArticle(c Content, by Staff, now time.Time) (*Article, error) {
	a := &Article{State: Draft, Desk: by.HomeDesk(), Assignee: by.ID, CreatedAt: now}
	return a, a.Rewrite(c, by, now)
}

// Rewrite gives the article a new text, which becomes its head revision, with
// the next number, when it is saved.
// Readers go on seeing the one they have, and what is scheduled stays as it
// was scheduled, until the new one is published or scheduled in its turn. An
// article marked ready must be read again unless an approver wrote the text.
func (a *Article) Rewrite(c Content, by Staff, now time.Time) error {
	if _, err := a.step(ToWrite, now); err != nil {
		return err
	}
	if err := c.tidy(); err != nil {
		return err
	}
	if a.State == Ready && !by.MayAt(MayApprove, a.Desk) {
		a.State = Submitted
	}
	a.Content, a.SavedAt = c, now
	return nil
}

// tidy brings the furniture into its stored form, or refuses what can not be
// furniture.
func (c *Content) tidy() error {
	if c.Kind == "" {
		c.Kind = News
	}
	if c.Slug != "" {
		c.Slug = Slugify(c.Slug)
	}
	for _, line := range []*string{&c.Kicker, &c.Headline, &c.ShortHeadline, &c.Standfirst, &c.Dateline} {
		*line = strings.TrimSpace(*line)
	}
	c.Body = c.Body.Clean()
	if err := c.Body.Validate(); err != nil {
		return &Error{Invalid, err.Error()}
	}
	switch {
	case !slices.Contains(ArticleKinds(), c.Kind):
		return &Error{Invalid, "There is no kind of article called " + quote(string(c.Kind)) + "."}
	case longer(maxHeadline, c.Headline, c.ShortHeadline, c.Kicker, c.Dateline, c.SearchTitle, c.ShareTitle):
		return &Error{Invalid, "A headline, kicker, dateline or title can have 300 characters at most."}
	case longer(maxStandfirst, c.Standfirst, c.SearchText, c.ShareText, c.Canonical):
		return &Error{Invalid, "A standfirst or description can have 2,000 characters at most."}
	case longer(maxNotes, c.Notes):
		return &Error{Invalid, "The notes can have 20,000 characters at most."}
	default:
		return nil
	}
}

func longer(limit int, texts ...string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return utf8.RuneCountInString(s) > limit })
}

// quote shows a word somebody typed inside a sentence, cut if it is long.
func quote(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		s = string(runes[:40]) + "…"
	}
	return "“" + s + "”"
}
