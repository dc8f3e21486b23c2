package testpaper

import (
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// An Article of the Gazette, with its history.
type Article struct {
	news.Content // without ids and body

	State     news.State // what becomes of it: draft, submitted, scheduled, live, withdrawn
	Section   string
	Byline    []Credit
	Topics    []string
	Picture   string // key
	Caption   string // in place of the picture's own
	Alt       string
	HTML      string // the text as it stands at the end
	Earlier   []Version
	Published time.Time
	Updated   time.Time // when HTML took the place of the last earlier version; zero if there is none
	Embargo   time.Time
	Correct   []news.Correction
	Withdrawn string // reason
	See       string
	Assignee  string    // by name; "" for whoever wrote it
	Due       time.Time // when the desk wants it; zero for no hurry
	Asks      *Question // nil if it leaves nothing open
	Storyline string    // slug of the one it belongs to
}

// A Credit of a byline, by the author's name.
type Credit struct {
	Name string
	Role news.BylineRole
}

// A Version is an article as it once was.
type Version struct {
	At         time.Time
	Note       string
	Headline   string
	Standfirst string
	HTML       string
}

// roles are what stands in brackets behind a name.
var roles = map[string]news.BylineRole{
	"photographs": news.ByPhotography, "prints": news.ByGraphics, "translation": news.ByTranslation, "editing": news.ByEditing,
	"graphics": news.ByGraphics, "additional reporting": news.ByReporting,
}

func readArticles(c calendar) ([]Article, error) {
	slugs, versions, err := names()
	if err != nil {
		return nil, err
	}
	var all []Article
	for _, slug := range slugs {
		a, err := readArticle(c, slug, versions[slug])
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", slug, err)
		}
		all = append(all, a)
	}
	return all, nil
}

func readArticle(c calendar, slug string, versions []string) (Article, error) {
	head, html, err := readText("articles/" + slug + ".html")
	if err != nil {
		return Article{}, err
	}
	a := Article{
		Content: news.Content{
			Kind: news.ArticleKind(head.get("kind")), Slug: slug, Lang: head.get("lang"),
			Kicker: head.get("kicker"), Headline: head.get("headline"), ShortHeadline: head.get("short"),
			Standfirst: head.get("standfirst"), Dateline: head.get("dateline"), Evergreen: head.get("evergreen") == "yes",
			SearchTitle: head.get("seo-title"), SearchText: head.get("seo-description"),
		},
		State: news.Live, Section: head.get("section"), Topics: trimmed(head.list("topics")),
		Picture: head.get("picture"), Caption: head.get("picture-caption"), Alt: head.get("picture-alt"), Withdrawn: head.get("withdrawal"), See: head.get("see"),
		Assignee: head.get("assignee"), Storyline: head.get("storyline"),
	}
	for credit := range strings.SplitSeq(head.get("byline"), ";") {
		a.Byline = append(a.Byline, readCredit(credit))
	}
	if err := a.readTimes(c, head); err != nil {
		return a, err
	}
	a.HTML = fill(html, a.day(c))
	for _, name := range versions {
		v, err := a.readVersion(c, name)
		if err != nil {
			return a, err
		}
		a.Earlier = append(a.Earlier, v)
	}
	return a, nil
}

// readTimes reads everything of an article that has a time.
func (a *Article) readTimes(c calendar, head record) (err error) {
	when := func(key string) (t time.Time) {
		if text := head.get(key); text != "" && err == nil {
			t, err = c.at(text)
		}
		return t
	}
	a.Published, a.Updated, a.Embargo, a.Due = when("published"), when("updated"), when("embargo"), when("deadline")
	switch state := head.get("state"); state {
	case "", "live":
	case "scheduled":
		a.State, a.Published = news.Scheduled, when("at")
	case "embargoed":
		a.State = news.Ready
	default:
		a.State = news.State(state)
	}
	if a.Asks, err = readQuestion(c, head, err); err != nil {
		return err
	}
	for _, line := range head.all("correction") {
		correction, e := readCorrection(c, line)
		if e != nil {
			return e
		}
		a.Correct = append(a.Correct, correction)
	}
	return err
}

// day is the day from which the text counts.
func (a *Article) day(c calendar) time.Time {
	if a.Published.IsZero() {
		return c.now
	}
	return a.Published
}

// readCredit reads "Name (role)".
func readCredit(text string) Credit {
	name, role, _ := strings.Cut(strings.TrimSpace(text), " (")
	return Credit{Name: name, Role: roles[strings.TrimSuffix(role, ")")]}
}

// readCorrection reads "-1d 10:00 | correction | text | foot".
func readCorrection(c calendar, line string) (news.Correction, error) {
	parts := trimmed(strings.Split(line, "|"))
	if len(parts) != 4 {
		return news.Correction{}, fmt.Errorf("a correction has four parts, not %d: %q", len(parts), line)
	}
	at, err := c.at(parts[0])
	return news.Correction{At: at, Kind: news.CorrectionKind(parts[1]), Text: parts[2], Top: parts[3] == "top"}, err
}

func (a *Article) readVersion(c calendar, name string) (Version, error) {
	head, html, err := readText("articles/" + name)
	if err != nil {
		return Version{}, err
	}
	at, err := c.at(head.get("at"))
	return Version{
		At: at, Note: head.get("note"), Headline: head.get("headline"), Standfirst: head.get("standfirst"),
		HTML: fill(html, a.day(c)),
	}, err
}

// readText reads a file of key: value lines and, after an empty line, HTML.
func readText(name string) (record, string, error) {
	text, err := texts.ReadFile("gazette/" + name)
	if err != nil {
		return nil, "", err
	}
	top, html, ok := strings.Cut(string(text), "\n\n")
	if !ok {
		return nil, "", fmt.Errorf("%s has no text", name)
	}
	head, err := records(top)
	if err != nil || len(head) != 1 {
		return nil, "", fmt.Errorf("%s: the head is not one block: %w", name, err)
	}
	return head[0], html, nil
}
