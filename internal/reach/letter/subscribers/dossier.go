package subscribers

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Dossier is all that the paper knows of a reader.
type Dossier struct {
	news.Subscriber
	Mails []Mail // the last ones that were sent; older ones are not kept
}

// mostMails is how many mails a dossier tells of: two years of a daily letter,
// and more than are kept.
const mostMails = 1000

// Mine returns all that is known of the reader of a link to one's own choices.
func (d *Subscribers) Mine(ctx context.Context, token string) (Dossier, error) {
	x, err := d.Reader(ctx, token)
	if err != nil {
		return Dossier{}, err
	}
	return d.dossier(ctx, x)
}

func (d *Subscribers) dossier(ctx context.Context, x news.Subscriber) (Dossier, error) {
	mails, err := d.Store.MailsTo(ctx, x.ID, mostMails)
	if err != nil {
		return Dossier{}, fmt.Errorf("load the mails to subscriber %d: %w", x.ID, err)
	}
	return Dossier{x, mails}, nil
}

// An Export is a dossier in the form in which a reader takes it out, as JSON.
type Export struct {
	Email    string         `json:"email"`
	Moving   string         `json:"moving_to,omitempty"`
	Lang     string         `json:"language,omitempty"`
	Sections []int64        `json:"sections,omitempty"`
	Since    time.Time      `json:"known_since"`
	Blocked  string         `json:"blocked,omitempty"`
	Letters  []ExportLetter `json:"letters"`
	Mails    []ExportMail   `json:"mails"`
}

// An ExportLetter is a letter of a reader with the evidence for it.
type ExportLetter struct {
	Letter    string    `json:"letter"`
	State     string    `json:"state"`
	Source    string    `json:"source"`
	Wording   string    `json:"wording,omitempty"`
	Page      string    `json:"page,omitempty"`
	Network   string    `json:"network_hash,omitempty"`
	Note      string    `json:"note,omitempty"`
	Asked     time.Time `json:"asked_at,omitzero"`
	Confirmed time.Time `json:"confirmed_at,omitzero"`
	Left      time.Time `json:"left_at,omitzero"`
}

// An ExportMail is a mail that was sent to a reader.
type ExportMail struct {
	Letter  string    `json:"letter"`
	Subject string    `json:"subject"`
	State   string    `json:"state"`
	At      time.Time `json:"at,omitzero"`
	Server  string    `json:"server_said,omitempty"`
}

// Export returns the dossier as a reader takes it out. names are those of the
// letters, also of closed ones.
func (x Dossier) Export(names map[int64]string) Export {
	e := Export{
		Email: string(x.Email), Lang: x.Lang, Sections: x.Sections, Since: x.MadeAt,
		Letters: []ExportLetter{}, Mails: []ExportMail{},
	}
	if x.Blocked != nil {
		e.Blocked = string(x.Subscriber.Blocked.Reason)
	}
	if x.Moving != nil {
		e.Moving = string(x.Moving.To)
	}
	for _, sub := range x.Letters {
		c := sub.Consent
		e.Letters = append(e.Letters, ExportLetter{
			names[sub.Letter], string(sub.State), string(c.Source), c.Wording, c.Page, c.Network, c.Note, c.AskedAt, c.ConfirmedAt, sub.LeftAt,
		})
	}
	for _, m := range x.Mails {
		e.Mails = append(e.Mails, ExportMail{m.Name, m.Subject, m.State, m.At, m.Words})
	}
	return e
}
