package letter

import (
	"fmt"
	"net/mail"
	"net/url"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/locale"
	ours "github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/theme"
)

// A Printer makes mails of issues.
type Printer struct {
	Settings news.Settings
	Theme    *theme.Theme
	Locale   *locale.Locale // of the letter
	Zone     *time.Location
	// Picture returns the absolute address of a picture at about twice
	// the width of a mail.
	Picture func(paper.Picture) string
	Keys    Keys
	Returns ours.Returns // where mails come back to; without a domain nobody can leave by mail

	through map[string]string // by which address of ours each link leads
}

// A Printed is an issue ready to be read: in the archive, as a preview, or by
// a reader.
type Printed struct {
	HTML string
	Text string
}

// mostHTML is how long the HTML of a mail may get: beyond about 102 KB a large
// provider cuts the rest off, and with it the way to leave.
const mostHTML = 90 << 10

// Archive prints an issue for everybody, without the links of one reader.
// cards are its articles by id; one that is missing is left out.
func (p Printer) Archive(l news.Letter, i news.Issue, cards map[int64]paper.Card, at time.Time) (Printed, error) {
	v := p.view(l, i, cards, at)
	return p.print(l, v)
}

// Mail prints an issue for one reader of it: for a preview or a test.
func (p Printer) Mail(l news.Letter, i news.Issue, cards map[int64]paper.Card, subscriber int64, at time.Time) (Printed, error) {
	p.through = p.counted(l, i, cards)
	v := p.view(l, i, cards, at)
	v.WebURL = p.issueURL(l, i)
	v.LeaveURL = p.leaveURL(p.leave(l, subscriber))
	v.PreferURL = p.url("/letters/prefer/" + p.prefer(subscriber))
	return p.print(l, v)
}

// Copy prints an issue for all its readers, as a mail with blanks: the
// tokens of a reader that nobody is, in the order leave, prefer. As nobody
// else can make those, nothing an editor writes is taken for them. at is when
// the issue is sent.
func (p Printer) Copy(l news.Letter, i news.Issue, cards map[int64]paper.Card, at time.Time) (ours.Copy, error) {
	printed, err := p.Mail(l, i, cards, nobody, at)
	if err != nil {
		return ours.Copy{}, err
	}
	site, err := url.Parse(p.Settings.URL)
	if err != nil {
		return ours.Copy{}, fmt.Errorf("print letter %d: %w", l.ID, err)
	}
	host := site.Hostname()
	return ours.Copy{
		From:    mail.Address{Name: l.Sender.Name, Address: string(l.Sender.Email)},
		ReplyTo: l.Sender.ReplyTo, Subject: i.Opening.Subject, Date: at.In(p.Zone),
		Text: printed.Text, HTML: printed.HTML,
		ListID: l.Slug + ".letters." + host, Archive: p.url(l.Path()), Leave: p.leaveURL(p.leave(l, nobody)), LeaveBy: p.leaveBy(p.leave(l, nobody)),
		Feedback: strconv.FormatInt(i.ID, 10) + ":" + l.Slug + ":letter:courant", Host: host,
		Blanks: []string{p.leave(l, nobody), p.prefer(nobody)},
	}, nil
}

// nobody is the reader for whom the copy of all is printed.
const nobody = 0

// Fill returns what differs in the mail of one reader, see [Printer.Copy].
// delivery is the number of this one mail.
func (p Printer) Fill(l news.Letter, subscriber, delivery int64, to news.Email) ours.Filling {
	return ours.Filling{To: to, ID: "d" + strconv.FormatInt(delivery, 36), Blanks: []string{p.leave(l, subscriber), p.prefer(subscriber)}}
}

func (p Printer) leave(l news.Letter, subscriber int64) string {
	return p.Keys.Sign(Token{Purpose: ToLeave, Subscriber: subscriber, Letter: l.ID})
}

func (p Printer) prefer(subscriber int64) string {
	return p.Keys.Sign(Token{Purpose: ToPrefer, Subscriber: subscriber})
}

func (p Printer) leaveURL(token string) string { return p.url("/letters/leave/" + token) }

func (p Printer) leaveBy(token string) string {
	if p.Returns.Domain == "" {
		return ""
	}
	return string(p.Returns.LeaveAddress(token))
}

func (p Printer) issueURL(l news.Letter, i news.Issue) string {
	return p.url(i.Path(l))
}

func (p Printer) view(l news.Letter, i news.Issue, cards map[int64]paper.Card, at time.Time) View {
	return View{
		Lang: or(l.Lang, p.Settings.Lang), Dir: p.Locale.Dir(),
		Subject: i.Opening.Subject, Preheader: i.Opening.Preheader, Letter: l.Name, Date: p.Locale.FullDate(at.In(p.Zone)),
		Paper:  PaperView{p.Settings.Name, p.Settings.URL, or(p.Settings.Publisher, p.Settings.Name), p.Settings.Address},
		Blocks: p.blocks(i, cards),
	}
}

func (p Printer) print(l news.Letter, v View) (Printed, error) {
	html, err := p.Theme.Render(p.design(l), p.Locale, v)
	if err != nil {
		return Printed{}, fmt.Errorf("print a letter: %w", err)
	}
	if len(html) > mostHTML {
		return Printed{}, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("The issue is too long for a mail: %d KB, where 90 is the most. Take something out.", len(html)>>10)}
	}
	return Printed{HTML: string(html), Text: p.text(v)}, nil
}
