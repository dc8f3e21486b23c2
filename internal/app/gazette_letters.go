package app

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/testpaper"
)

// A postbox makes the letters of the demo: their readers, who have addresses
// that there are not, and an issue of each as if it had been sent.
type postbox struct {
	store *store.Store
	keys  letter.Keys
	clock func(time.Time)
	staff news.Staff
	g     *testpaper.Gazette
	ids   testpaper.IDs
	now   time.Time
}

func (p postbox) fill(ctx context.Context) error {
	next, stop := iter.Pull(testpaper.Addresses())
	defer stop()
	for _, x := range p.g.Letters {
		x.Digest.ID = p.ids.Sections[x.Section]
		l, sent := x.Letter, x.Last(p.now.In(p.g.Settings.Location()))
		p.clock(sent.AddDate(0, -2, 0))
		if err := p.store.SaveLetter(ctx, &l, news.Event{Name: news.LetterChanged, Staff: p.staff.ID, At: sent.AddDate(0, -2, 0), Note: l.Name}); err != nil {
			return fmt.Errorf("make the letter %s: %w", l.Slug, err)
		}
		for i := range x.Readers {
			address, _ := next()
			if err := p.subscribe(ctx, address, l.ID, i, sent); err != nil {
				return fmt.Errorf("find readers for %s: %w", l.Slug, err)
			}
		}
		if err := p.send(ctx, l, x.Intro, sent); err != nil {
			return fmt.Errorf("send the letter %s: %w", l.Slug, err)
		}
	}
	p.clock(p.now)
	return nil
}

// subscribe gives a letter its reader number i. Most joined long ago, some in
// the last days; some have left, and some never confirmed.
func (p postbox) subscribe(ctx context.Context, address news.Email, letterID int64, i int, sent time.Time) error {
	asked := sent.Add(-time.Duration(i*i%1400+1) * time.Hour)
	if i%23 == 0 {
		asked = p.now.Add(-time.Duration(i+1) * 10 * time.Minute)
	}
	asked = asked.Truncate(time.Second)
	x := news.Subscriber{Email: address, MadeAt: asked}
	x.Ask(letterID, news.Consent{Source: news.ByForm, Wording: subscribers.Wording, Page: "/letters"}, asked)
	if i%29 != 5 {
		if err := x.Confirm(letterID, asked, asked.Add(3*time.Minute)); err != nil {
			return err
		}
	}
	switch {
	case i%41 == 7:
		x.Leave(letterID, p.now.Add(-time.Duration(i)*time.Hour/2))
	case i%67 == 11:
		x.Block(news.Bounced, sent)
	}
	return p.store.KeepSubscriber(ctx, &x)
}

// send makes an issue and what became of it.
func (p postbox) send(ctx context.Context, l news.Letter, intro string, at time.Time) error {
	p.clock(at)
	cards, err := p.cards(ctx, l, at)
	if err != nil {
		return err
	}
	i := news.Issue{
		Letter: l.ID, State: news.IssueDraft, MadeAt: at.Add(-time.Hour), Parts: letter.OfList(cards, l.Digest.Most),
	}
	openings := letter.Openings(cards)
	i.Opening, i.Others = openings[0], openings[1:]
	greeting := richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain(intro)}}}
	i.Parts = append([]news.IssuePart{{Kind: news.TextPart, Text: greeting}}, i.Parts...)
	ev := news.Event{Staff: p.staff.ID, At: at, Note: i.Opening.Subject}
	for _, step := range []struct {
		deed news.EventName
		do   func() error
	}{
		{news.IssueComposed, func() error { return nil }},
		{news.IssueCleared, func() error { return i.Approve(p.staff.ID, at.Add(-20*time.Minute)) }},
	} {
		if err := step.do(); err != nil {
			return err
		}
		ev.Name = step.deed
		if err := p.store.SaveIssue(ctx, &i, ev); err != nil {
			return err
		}
	}
	if err := i.Send(at); err != nil {
		return err
	}
	ev.Name = news.IssueStarted
	if err := p.store.StartIssue(ctx, &i, cards[:min(len(cards), l.Digest.Most)], nil, ev); err != nil {
		return err
	}
	return p.deliver(ctx, i, at)
}

// cards returns what a letter could tell of at a time.
func (p postbox) cards(ctx context.Context, l news.Letter, at time.Time) ([]paper.Card, error) {
	if l.Digest.From == news.DigestSection {
		page, err := p.store.SectionPage(ctx, l.Digest.ID, paper.Cursor{}, at)
		return page.List.Cards, err
	}
	page, err := p.store.Latest(ctx, paper.Cursor{}, l.Digest.Most, at)
	return page.List.Cards, err
}

// deliver pretends that an issue was sent. Two of its mails came to nothing.
func (p postbox) deliver(ctx context.Context, i news.Issue, at time.Time) error {
	if _, err := p.store.FillDeliveries(ctx, i.ID, 1000, p.keys.Mark); err != nil {
		return err
	}
	node := p.store.DeliverAs("demo")
	mails, err := node.ClaimDeliveries(ctx, i.ID, 1000)
	if err != nil {
		return err
	}
	var outcomes []letter.Outcome
	for n, m := range mails {
		o := letter.Outcome{Delivery: m.ID, Result: letter.Accepted, At: at.Add(time.Duration(n) * 20 * time.Millisecond)}
		switch n {
		case 17:
			o.Result, o.Status, o.Text = letter.Refused, "5.1.1", "No such user here"
		case 101:
			o.Result, o.Status, o.Text = letter.Refused, "5.2.2", "The mailbox is full"
		}
		outcomes = append(outcomes, o)
	}
	if _, err := node.SettleDeliveries(ctx, i.ID, outcomes); err != nil {
		return err
	}
	if err := i.End(0, at.Add(time.Minute)); err != nil {
		return err
	}
	return p.store.EndIssue(ctx, &i, news.Event{Name: news.IssueEnded, At: at.Add(time.Minute), Note: i.Opening.Subject})
}
