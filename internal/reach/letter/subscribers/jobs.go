package subscribers

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// MailReader is the job that asks the owner of an address what somebody asked
// for. It names a reader by number, so that no queue ever holds an address.
type MailReader struct {
	Subscriber int64     `json:"subscriber"`
	Asked      time.Time `json:"asked"` // to the second
}

// Kind names the job.
func (MailReader) Kind() string { return "mail_reader" }

// Forget is the job that drops what must not be kept for longer.
type Forget struct{}

// Kind names the job.
func (Forget) Kind() string { return "forget_subscribers" }

// Jobs puts the work of this desk on the list.
func (d *Subscribers) Jobs(list *job.List) {
	job.Add(list, d.MailReader)
	job.Add(list, d.Forget)
	list.Every(time.Hour, Forget{})
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	if ev.Name != news.LettersAsked {
		return nil
	}
	subscriber, _ := strconv.ParseInt(ev.Note, 10, 64) // nobody, where no mail is due
	return []job.Order{{Args: MailReader{Subscriber: subscriber, Asked: ev.At.Truncate(time.Second)}}}
}

// MailReader does the job.
func (d *Subscribers) MailReader(ctx context.Context, m MailReader) error {
	if m.Subscriber == 0 || d.Mail == nil {
		return nil
	}
	x, err := d.Store.Subscriber(ctx, m.Subscriber)
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil // forgotten meanwhile
	}
	if err != nil {
		return fmt.Errorf("load subscriber %d: %w", m.Subscriber, err)
	}
	if x.Moving != nil && x.Moving.At.Equal(m.Asked) {
		return d.mailMove(ctx, x)
	}
	return d.mailConfirm(ctx, x, m.Asked)
}

// mailConfirm asks whether a reader wants some letters.
func (d *Subscribers) mailConfirm(ctx context.Context, x news.Subscriber, asked time.Time) error {
	letters, err := d.lettersOf(ctx, askedAt(x, asked))
	if err != nil || len(letters) == 0 {
		return err
	}
	link := "/letters/confirm/" + d.Keys.Sign(letter.Token{Purpose: letter.ToConfirm, Subscriber: x.ID, At: asked})
	return d.write(ctx, x.Email, letters[0].Lang, "letter_mail_confirm", link, letters)
}

// mailMove asks whether a reader's letters shall go to another address.
func (d *Subscribers) mailMove(ctx context.Context, x news.Subscriber) error {
	link := "/letters/move/" + d.Keys.Sign(letter.Token{Purpose: letter.ToMove, Subscriber: x.ID, At: x.Moving.At})
	return d.write(ctx, x.Moving.To, x.Lang, "letter_mail_move", link, nil)
}

// write sends a mail in the words of a key: its subject, the text before the
// link and the one after it.
func (d *Subscribers) write(ctx context.Context, to news.Email, lang, key, path string, letters []news.Letter) error {
	settings, err := d.Store.Settings(ctx)
	if err != nil {
		return fmt.Errorf("load the settings: %w", err)
	}
	l := locale.Find(cmp.Or(lang, settings.Lang))
	site := cmp.Or(d.URL, settings.URL)
	blanks := []string{"paper", settings.Name, "letters", l.List(names(letters))}
	m := mail.Message{
		To:      string(to),
		Subject: oneLine(l.Word(key+"_subject", blanks...)),
		Text: l.Word(key+"_text", blanks...) + "\n\n" + site + path + "\n\n" + l.Word("letter_mail_ignore", blanks...) +
			"\n\n-- \n" + settings.Name + "\n" + site + "\n",
	}
	if err := d.Mail.Send(ctx, m); err != nil {
		return fmt.Errorf("mail a reader: %w", err)
	}
	return nil
}

// oneLine drops what would end a line of a head, as a name in it might. The
// marks that keep texts apart from the writing direction around them go too:
// mail programs show them as boxes.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7f || r >= 0x2066 && r <= 0x2069
	}), "")
}
