package account_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// A postbox keeps what is sent, or refuses it.
type postbox struct {
	letters []mail.Message
	broken  bool
}

func (b *postbox) Send(_ context.Context, m mail.Message) error {
	if b.broken {
		return errors.New("the relay is down")
	}
	b.letters = append(b.letters, m)
	return nil
}

// key returns what stands behind the # of the link in a text.
func key(t *testing.T, text string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "#")
	if !ok {
		t.Fatalf("there is no link in %q", text)
	}
	return strings.Fields(rest)[0]
}

func TestAnInvitationIsAcceptedOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		box := &postbox{}
		l.Mail = box
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		reporter := l.staff(t, "rita@paper.example", news.As(news.Reporter))
		nora := news.Staff{Email: "nora@paper.example", Name: "Nora\r\nBcc: all@paper.example", Posts: news.At(news.Reporter, 2)}
		_, err := l.Invite(ctx, reporter, nora)
		refused(t, news.Forbidden, err)
		sent, err := l.Invite(ctx, chief, nora)
		must(t, err)
		if sent.Link != "" || len(box.letters) != 1 || !strings.Contains(box.letters[0].Text, "https://gazette.example/desk/join#") {
			t.Fatalf("%+v %+v", sent, box.letters)
		}
		if strings.Contains(box.letters[0].Text, "\r") || strings.Contains(box.letters[0].Text, "\nBcc") {
			t.Errorf("a name breaks the letter: %q", box.letters[0].Text)
		}
		k := key(t, box.letters[0].Text)
		_, err = l.SignIn(ctx, here, nora.Email, "")
		refused(t, news.Unauthorized, err)
		who, err := l.Invited(ctx, k)
		must(t, err)
		if who.Email != nora.Email {
			t.Errorf("%+v", who)
		}
		_, err = l.Join(ctx, here, k, "Nora Vane", "password123")
		refused(t, news.Invalid, err)
		in, err := l.Join(ctx, here, k, "Nora Vane", word)
		must(t, err)
		v := here
		v.Session = in.Session
		if s := l.pass(t, v).Staff; s.Name != "Nora Vane" || !s.MayAt(news.MayWrite, 2) {
			t.Errorf("%+v", s)
		}
		_, err = l.Join(ctx, here, k, "Nora Vane", "ten ferries at dusk")
		refused(t, news.Gone, err)
		refused(t, news.Conflict, l.Remove(ctx, chief, sent.Staff.ID))
	})
}

func TestAnInvitationRunsOutAndCanBeTakenBack(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		first, err := l.Invite(ctx, chief, news.Staff{Email: "nora@paper.example", Name: "Nora Vane", Posts: news.As(news.Reporter)})
		must(t, err)
		if first.Why != "No mail is set up, so hand over the link yourself." {
			t.Errorf("%q", first.Why)
		}
		l.wait(7*24*time.Hour + time.Second)
		_, err = l.Invited(ctx, key(t, first.Link))
		refused(t, news.Gone, err)
		second, err := l.InviteAgain(ctx, chief, first.Staff.ID)
		must(t, err)
		must(t, l.Remove(ctx, chief, first.Staff.ID))
		_, err = l.Invited(ctx, key(t, second.Link))
		refused(t, news.Gone, err)
	})
}

func TestAMailThatCanNotBeSentLeavesTheLink(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		l.Mail = &postbox{broken: true}
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		sent, err := l.Invite(t.Context(), chief, news.Staff{Email: "nora@paper.example", Name: "Nora Vane", Posts: news.As(news.Reporter)})
		must(t, err)
		if sent.Link == "" || sent.Why != "The mail could not be sent, so hand over the link yourself." {
			t.Errorf("%+v", sent)
		}
	})
}

func TestAResetOpensNothingButThePassword(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		box := &postbox{}
		l.Mail = box
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, v := l.in(t, ada)
		secret, _, err := l.BeginApp(ctx, pass)
		must(t, err)
		_, err = l.ConfirmApp(ctx, pass, code(t, secret, l.clock()))
		must(t, err)

		must(t, l.AskReset(ctx, here, "nobody@paper.example"))
		must(t, l.AskReset(ctx, here, ada.Email))
		if orders := account.Orders(l.tail(t, l.last(t)-1, 1)[0]); len(orders) != 1 {
			t.Fatalf("%d jobs follow", len(orders))
		}
		must(t, l.MailReset(ctx, account.MailReset{Staff: ada.ID}))
		if len(box.letters) != 1 || box.letters[0].To != ada.Email {
			t.Fatalf("%+v", box.letters)
		}
		k := key(t, box.letters[0].Text)
		refused(t, news.Invalid, l.Reset(ctx, k, "short"))
		must(t, l.Reset(ctx, k, "ten ferries at dusk"))
		refused(t, news.Gone, l.Reset(ctx, k, "ten ferries at dusk"))
		_, err = l.Session(ctx, v)
		refused(t, news.Unauthorized, err)
		step, err := l.SignIn(ctx, here, ada.Email, "ten ferries at dusk")
		must(t, err)
		if step.Session != "" || !step.App {
			t.Error("the reset took the second factor away")
		}
		must(t, l.AskReset(ctx, here, ada.Email))
		must(t, l.AskReset(ctx, here, ada.Email))
		refused(t, news.TooMany, l.AskReset(ctx, here, ada.Email))
	})
}

func TestSomebodyWithoutTheirPhoneIsHelped(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, v := l.in(t, ada)
		secret, _, err := l.BeginApp(ctx, pass)
		must(t, err)
		_, err = l.ConfirmApp(ctx, pass, code(t, secret, l.clock()))
		must(t, err)
		refused(t, news.Forbidden, l.RemoveFactors(ctx, ada, ada.ID))
		must(t, l.RemoveFactors(ctx, chief, ada.ID))
		_, err = l.Session(ctx, v)
		refused(t, news.Unauthorized, err)
		l.in(t, ada)
		link, err := l.InviteAgain(ctx, chief, ada.ID)
		must(t, err)
		must(t, l.Reset(ctx, key(t, link.Link), "ten ferries at dusk"))
	})
}
