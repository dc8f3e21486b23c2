package letter

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A Preview is an issue as its readers get it.
type Preview struct {
	Printed
	// Missing are the articles of the issue that readers do not have: they
	// are left out.
	Missing []int64
}

// Preview prints an issue as it is sent. Its links to leave and to choose are
// for nobody.
func (d *Letters) Preview(ctx context.Context, staff news.Staff, issue int64) (Preview, error) {
	i, err := d.load(ctx, staff, issue)
	if err != nil {
		return Preview{}, err
	}
	return d.print(ctx, i)
}

func (d *Letters) print(ctx context.Context, i news.Issue) (v Preview, err error) {
	proof, err := d.proof(ctx, i)
	if err != nil {
		return v, err
	}
	for _, id := range i.Articles() {
		if _, ok := proof.cards[id]; !ok {
			v.Missing = append(v.Missing, id)
		}
	}
	v.Printed, err = proof.printer.Mail(proof.letter, i, proof.cards, nobody, d.at(i))
	return v, err
}

// A proof is all that it takes to print an issue.
type proof struct {
	printer Printer
	letter  news.Letter
	cards   map[int64]paper.Card
}

// proof gathers what it takes to print an issue: its articles as readers have
// them, or as they were sent.
func (d *Letters) proof(ctx context.Context, i news.Issue) (p proof, err error) {
	if p.letter, err = d.Store.Letter(ctx, i.Letter); err != nil {
		return p, fmt.Errorf("load letter %d: %w", i.Letter, err)
	}
	var cards []paper.Card
	if i.StartedAt.IsZero() {
		cards, err = d.Paper.PublicCards(ctx, i.Articles(), d.Now())
	} else {
		cards, err = d.Store.IssueCards(ctx, i.ID)
	}
	if err != nil {
		return p, fmt.Errorf("load the articles of issue %d: %w", i.ID, err)
	}
	p.cards = byID(cards)
	if p.printer, err = d.Printer(ctx, p.letter.Lang); err != nil {
		return p, fmt.Errorf("find a printer for letter %d: %w", p.letter.ID, err)
	}
	return p, nil
}

// mostTests is how many addresses a test goes to at once.
const mostTests = 5

// Test sends an issue to a few addresses, as its readers would get it but for a
// mark before the subject.
func (d *Letters) Test(ctx context.Context, staff news.Staff, issue int64, to []news.Email) error {
	i, err := d.load(ctx, staff, issue)
	if err != nil {
		return err
	}
	switch {
	case d.Outbox == nil:
		return noRelay()
	case len(to) == 0 || len(to) > mostTests:
		return &news.Error{Kind: news.Invalid, Message: "A test goes to one address, or to five at most."}
	}
	proof, err := d.proof(ctx, i)
	if err != nil {
		return err
	}
	i.Opening.Subject = "[Test] " + i.Opening.Subject
	c, err := proof.printer.Copy(proof.letter, i, proof.cards, d.at(i))
	if err != nil {
		return err
	}
	form, err := mail.NewForm(c)
	if err != nil {
		return err
	}
	var mails []mail.Filling
	for n, address := range slices.Compact(slices.Sorted(slices.Values(to))) {
		f := proof.printer.Fill(proof.letter, nobody, 0, address)
		f.ID = "t" + strconv.FormatInt(d.Now().UnixNano(), 36) + "-" + strconv.Itoa(n)
		mails = append(mails, f)
	}
	return d.Outbox.hand(ctx, proof.letter, form, mails)
}
