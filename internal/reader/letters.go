package reader

import (
	"cmp"
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/feed"
	"github.com/courant-press/courant/internal/richtext"
)

// Addresses of letters. Below lettersPath each letter has its archive under its
// slug, and below that each issue under its number.
const (
	lettersPath = "/letters"
	sentPath    = "/letters/sent" // says to look into one's mail
)

// belowLetters returns the builder of a printed page of letters.
func (s *Site) belowLetters(f ref) (builder, bool) {
	rest, ok := strings.CutPrefix(f.path, lettersPath)
	if !ok || rest != "" && rest[0] != '/' {
		return nil, false
	}
	slug, issue, below := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
	switch {
	case rest == "":
		return plain(f, s.letterList), true
	case f.path == sentPath:
		return plain(f, s.letterSent), true
	case !below:
		return s.letter(slug, f.at), true
	}
	id, err := strconv.ParseInt(issue, 10, 64)
	if err != nil || strconv.FormatInt(id, 10) != issue {
		return nil, false
	}
	return plain(f, s.issue(slug, id)), true
}

// letterList builds the page of all letters.
func (s *Site) letterList(ctx context.Context, e *edition) (leaf, error) {
	p, err := s.source.LettersPage(ctx)
	if err != nil {
		return leaf{}, err
	}
	if len(p.Letters) == 0 {
		return leaf{}, errNoPage
	}
	return leaf{kind: "letters", view: e.letterListView(p, nil), Page: p.Page}, nil
}

// letterListView is the page of all letters; a form that was sent with a fault
// comes back filled in.
func (e *edition) letterListView(p paper.LettersPage, again *SignupView) LetterListView {
	title := e.word("letters")
	page := e.page(about{
		kind: "letters", path: lettersPath, title: title, description: e.word("letters_intro", "paper", e.settings.Name), crumbs: e.crumbs(),
	})
	page.JSONLD = e.plainGraph(page, "CollectionPage", title)
	v := LetterListView{Heading: title}
	form := SignupView{ID: "letters", Action: lettersPath, Page: lettersPath}
	for _, l := range p.Letters {
		if l.Closed {
			v.Closed = append(v.Closed, LinkView{Name: l.Name, URL: l.Path()})
			continue
		}
		offer := e.offer(l.LetterRef)
		if l.Last != nil {
			last := e.issueLink(l.LetterRef, *l.Last)
			offer.Last = &last
		}
		form.Letters = append(form.Letters, offer)
	}
	if len(form.Letters) > 0 {
		form.Letters[0].Chosen = len(form.Letters) == 1
		form.take(again)
		v.Signup = &form
	}
	if again != nil {
		page.Robots = robotsNone
	}
	v.View = e.view(page)
	return v
}

// take has a form come back as it was filled in.
func (v *SignupView) take(again *SignupView) {
	if again == nil {
		return
	}
	v.Email, v.Fault, v.Page = again.Email, again.Fault, again.Page
	for i := range v.Letters {
		v.Letters[i].Chosen = false
		for _, chosen := range again.Letters {
			v.Letters[i].Chosen = v.Letters[i].Chosen || chosen.ID == v.Letters[i].ID
		}
	}
}

// offer is a letter in the form.
func (e *edition) offer(l paper.LetterRef) SignupLetter {
	return SignupLetter{ID: l.ID, Name: l.Name, URL: l.Path(), Description: l.Description, Rhythm: e.rhythm(l.Rhythm)}
}

// rhythm says on which days a letter comes.
func (e *edition) rhythm(r news.Rhythm) string {
	switch len(r.Days) {
	case 0:
		return ""
	case 7:
		return e.word("letter_daily")
	}
	var days []string
	first := e.locale.FirstDay()
	for i := range 7 {
		day := (first + time.Weekday(i)) % 7
		for _, d := range r.Days {
			if d == day {
				sunday := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
				days = append(days, e.locale.Weekday(sunday.AddDate(0, 0, int(day))))
			}
		}
	}
	return e.word("letter_on_days", "days", e.locale.List(days))
}

// signup is the box in which a page offers one letter: that of its section, or
// the first of the paper; nil if there is none.
func (e *edition) signup(path string, sections ...int64) *SignupView {
	if len(e.frame.Letters) == 0 {
		return nil
	}
	for _, section := range sections {
		for _, l := range e.frame.Letters {
			if l.Section == section && section != 0 {
				return e.signupOf(path, l)
			}
		}
	}
	return e.signupOf(path, e.frame.Letters[0])
}

func (e *edition) signupOf(path string, l paper.LetterRef) *SignupView {
	if l.Closed {
		return nil
	}
	offer := e.offer(l)
	offer.Chosen = true
	return &SignupView{
		ID: "signup", Heading: l.Name, Intro: cmp.Or(l.Description, e.word("letters_intro", "paper", e.settings.Name)),
		Action: lettersPath, Page: path, Letters: []SignupLetter{offer},
	}
}

// letterSent builds the page that says to look into one's mail. It is the same
// for everybody, whatever address they gave.
func (s *Site) letterSent(_ context.Context, e *edition) (leaf, error) {
	v := LetterNoteView{Heading: e.word("letter_sent"), Text: e.word("letter_sent_text")}
	v.View = e.view(e.notePage("letter_note", v.Heading))
	return leaf{kind: "letter_note", view: v}, nil
}

// notePage is what pages say of themselves that are not to be found.
func (e *edition) notePage(kind, title string) Page {
	return Page{Kind: kind, Title: e.title(title), Robots: robotsNone, Crumbs: e.letterCrumbs(), Feeds: e.feeds(about{})}
}

func (e *edition) letterCrumbs() []LinkView {
	return append(e.crumbs(), LinkView{Name: e.word("letters"), URL: lettersPath})
}

// letter builds a page of the archive of a letter.
func (s *Site) letter(slug string, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.LetterPage(ctx, slug, at)
		if err != nil {
			return leaf{}, err
		}
		l := p.Letter
		turns := pager(l.Path(), p.First, p.Newer, p.Older)
		page := e.page(about{
			kind: "letter", path: l.Path(), title: l.Name, description: l.Description, crumbs: e.letterCrumbs(),
			feed: true, pager: &turns, at: at,
		})
		page.JSONLD = e.plainGraph(page, "CollectionPage", l.Name)
		v := LetterView{
			View: e.view(page), Heading: l.Name, Description: l.Description, Rhythm: e.rhythm(l.Rhythm),
			Signup: e.signupOf(l.Path(), l), Pager: turns,
		}
		v.Lang, v.Dir = ownLang(l.Lang, e.settings.Lang)
		for _, x := range p.Issues {
			v.Issues = append(v.Issues, e.issueLink(l, x))
		}
		return leaf{kind: "letter", view: v, Page: p.Page}, nil
	}
}

func (e *edition) issueLink(l paper.LetterRef, x paper.IssueRef) IssueLinkView {
	return IssueLinkView{URL: issuePath(l, x.ID), Subject: x.Subject, Preheader: x.Preheader, Sent: e.moment(x.SentAt)}
}

func issuePath(l paper.LetterRef, id int64) string { return child(l.Path(), strconv.FormatInt(id, 10)) }

// issue builds the page of an issue.
func (s *Site) issue(slug string, id int64) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.IssuePage(ctx, slug, id, e.now)
		if err != nil {
			return leaf{}, err
		}
		l := p.Letter
		crumb := LinkView{Name: l.Name, URL: l.Path()}
		page := e.page(about{
			kind: "issue", path: issuePath(l, id), title: p.Subject + " · " + l.Name, description: p.Preheader,
			crumbs: append(e.letterCrumbs(), crumb),
		})
		page.Feeds = e.feeds(about{path: l.Path(), title: l.Name, feed: true})
		page.JSONLD = e.plainGraph(page, "WebPage", p.Subject)
		lang := cmp.Or(l.Lang, e.settings.Lang)
		v := IssueView{
			View: e.view(page), Letter: crumb, Subject: p.Subject, Preheader: p.Preheader, Sent: e.moment(p.SentAt),
			Lang: lang, Dir: direction(lang), Signup: e.signupOf(issuePath(l, id), l),
		}
		for _, part := range p.Parts {
			e.issuePart(&v, p, part)
		}
		v.Before, v.After = e.neighbourIssue(l, p.Before), e.neighbourIssue(l, p.After)
		return leaf{kind: "issue", view: v, Page: p.Page}, nil
	}
}

func (e *edition) neighbourIssue(l paper.LetterRef, x *paper.IssueRef) *IssueLinkView {
	if x == nil {
		return nil
	}
	v := e.issueLink(l, *x)
	return &v
}

// issuePart adds a part of an issue. An article that is no longer public is
// left out; what was corrected in another one stands under it, and on top.
func (e *edition) issuePart(v *IssueView, p paper.IssuePage, part news.IssuePart) {
	switch part.Kind {
	case news.HeadingPart:
		v.Parts = append(v.Parts, IssuePartView{Heading: part.Title})
	case news.TextPart:
		text, _ := richtext.HTML(part.Text, e.resolver(v.Lang, nil, nil))
		v.Parts = append(v.Parts, IssuePartView{Text: text})
	case news.ArticlePart:
		item, ok := p.Items[part.Article]
		if !ok {
			return
		}
		card := e.card(changedCard(part, item.Card))
		if !part.Large {
			card.Picture = nil
		}
		corrections := e.corrected(item.Corrections)
		v.Parts = append(v.Parts, IssuePartView{Card: &card, Large: part.Large, Corrections: corrections})
		for _, c := range corrections {
			v.Corrected = append(v.Corrected, IssueCorrectionView{c, LinkView{Name: card.Headline, URL: card.URL}})
		}
	}
}

// changedCard is a card as the editors of the letter changed it.
func changedCard(part news.IssuePart, c paper.Card) paper.Card {
	c.Kicker = cmp.Or(part.Kicker, c.Kicker)
	c.Headline = cmp.Or(part.Title, c.Headline)
	c.Standfirst = cmp.Or(part.Intro, c.Standfirst)
	return c
}

// issuesFeed is what the feed of a letter is made of.
func (s *Site) issuesFeed(ctx context.Context, e *edition, slug string, at paper.Cursor) (listed, error) {
	p, err := s.source.LetterPage(ctx, slug, at)
	l := listed{
		Page: p.Page, title: e.settings.Name + ": " + p.Letter.Name, description: p.Letter.Description,
		path: p.Letter.Path(), older: p.Older, issues: []feed.Issue{},
	}
	for _, x := range p.Issues {
		l.issues = append(l.issues, feed.Issue{IssueRef: x, Path: issuePath(p.Letter, x.ID), Lang: p.Letter.Lang})
	}
	return l, err
}

// letterSlug returns the slug of a letter in the address of its archive.
func letterSlug(path string) (string, bool) {
	slug, ok := strings.CutPrefix(path, lettersPath+"/")
	return slug, ok && slug != "" && !strings.Contains(slug, "/") && url.PathEscape(slug) == slug
}
