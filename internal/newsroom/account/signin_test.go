package account_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// in signs somebody in with the password of everybody and returns their pass.
func (l *lodge) in(t *testing.T, s news.Staff) (account.Pass, account.Visitor) {
	t.Helper()
	e, err := l.SignIn(t.Context(), here, s.Email, word)
	must(t, err)
	if e.Session == "" {
		t.Fatal("there is a second step")
	}
	v := here
	v.Session = e.Session
	return l.pass(t, v), v
}

func (l *lodge) pass(t *testing.T, v account.Visitor) account.Pass {
	t.Helper()
	p, err := l.Session(t.Context(), v)
	must(t, err)
	return p
}

// deeds returns the names of the newest events, the last one last.
func (l *lodge) deeds(t *testing.T, n int) []news.EventName {
	t.Helper()
	var names []news.EventName
	for _, ev := range l.tail(t, l.last(t)-int64(n), n) {
		names = append(names, ev.Name)
		for _, secret := range []string{word, "courant_"} {
			if strings.Contains(ev.Note, secret) {
				t.Errorf("%s tells a secret: %s", ev.Name, ev.Note)
			}
		}
	}
	return names
}

func TestSigningInWithAPassword(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, v := l.in(t, ada)
		if pass.Staff.Name != ada.Name || pass.Session.Device != "Firefox on Linux" || pass.Session.Address != "192.0.2.7" {
			t.Errorf("%+v", pass)
		}
		for _, wrong := range []struct{ email, password string }{
			{ada.Email, "nine ferries at dusk"}, {"nobody@paper.example", word}, {ada.Email, ""}, {"", ""},
		} {
			_, err := l.SignIn(ctx, here, wrong.email, wrong.password)
			refused(t, news.Unauthorized, err)
		}
		again, err := l.SignIn(ctx, v, "ADA@paper.example", word)
		must(t, err)
		if again.Session == v.Session {
			t.Error("the key of the session is not renewed")
		}
		_, err = l.Session(ctx, v)
		refused(t, news.Unauthorized, err)
	})
}

func TestASessionEndsByItself(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		_, v := l.in(t, ada)
		l.wait(23 * time.Hour)
		l.pass(t, v)
		l.wait(23 * time.Hour)
		l.pass(t, v)
		l.wait(23 * time.Hour)
		listening := v
		listening.Listens = true
		l.pass(t, listening) // an open window alone keeps no session alive
		l.wait(2 * time.Hour)
		_, err := l.Session(ctx, v)
		refused(t, news.Unauthorized, err)
		_, v = l.in(t, ada)
		for range 14 {
			l.pass(t, v)
			l.wait(24 * time.Hour)
		}
		l.wait(time.Second)
		_, err = l.Session(ctx, v)
		refused(t, news.Unauthorized, err)
		must(t, l.Sweep(ctx, account.Sweep{}))
		if list, err := l.Sessions(ctx, ada.ID); err != nil || len(list) != 0 {
			t.Errorf("%v %v", list, err)
		}
	})
}

func TestEndingSessions(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		ada, ben := l.staff(t, "ada@paper.example", news.As(news.Reporter)), l.staff(t, "ben@paper.example", news.As(news.Reporter))
		desk, atDesk := l.in(t, ada)
		phone, onPhone := l.in(t, ada)
		other, _ := l.in(t, ben)
		refused(t, news.NotFound, l.EndSession(ctx, other, phone.Session.ID))
		must(t, l.EndSession(ctx, desk, phone.Session.ID))
		_, err := l.Session(ctx, onPhone)
		refused(t, news.Unauthorized, err)
		_, onPhone = l.in(t, ada)
		must(t, l.EndOthers(ctx, desk))
		_, err = l.Session(ctx, onPhone)
		refused(t, news.Unauthorized, err)
		l.pass(t, atDesk)
		must(t, l.EndSessionsOf(ctx, chief, ada.ID))
		_, err = l.Session(ctx, atDesk)
		refused(t, news.Unauthorized, err)
		out, leaving := l.in(t, ben)
		must(t, l.SignOut(ctx, out))
		_, err = l.Session(ctx, leaving)
		refused(t, news.Unauthorized, err)
	})
}

func TestADisabledAccountIsOutAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, v := l.in(t, ada)
		_, key, err := l.MakeToken(ctx, pass, "wire", []news.Right{news.MayWrite}, l.clock().Add(time.Hour))
		must(t, err)
		must(t, l.SetDisabled(ctx, chief, ada.ID, true))
		_, err = l.Session(ctx, v)
		refused(t, news.Unauthorized, err)
		_, err = l.Token(ctx, key)
		refused(t, news.Unauthorized, err)
		_, err = l.SignIn(ctx, here, ada.Email, word)
		refused(t, news.Unauthorized, err)
		must(t, l.SetDisabled(ctx, chief, ada.ID, false))
		_, err = l.Session(ctx, v)
		refused(t, news.Unauthorized, err) // the session is over; the person signs in again
		l.in(t, ada)
	})
}

func TestWhoGuessesHasToWait(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada, ben := l.staff(t, "ada@paper.example", news.As(news.Reporter)), l.staff(t, "ben@paper.example", news.As(news.Reporter))
		elsewhere := here
		for i := range 10 {
			elsewhere.Address = here.Address.Next()
			if i%2 == 0 {
				elsewhere.Address = here.Address
			}
			_, err := l.SignIn(ctx, elsewhere, ada.Email, "a guess like any other")
			refused(t, news.Unauthorized, err)
		}
		for range 3 {
			_, err := l.SignIn(ctx, here, ada.Email, word)
			refused(t, news.TooMany, err)
			if want := "Too many tries. Wait 4 minutes, then try again."; news.Sentence(err) != want {
				t.Errorf("%q", news.Sentence(err))
			}
		}
		if names := l.deeds(t, 1); names[0] != news.SignInThrottled {
			t.Errorf("the log ends with %v", names)
		}
		l.Porter = account.New(account.Options{Store: l.st, Now: l.clock}) // a restart, or another node
		_, err := l.SignIn(ctx, here, ada.Email, word)
		refused(t, news.TooMany, err)
		l.in(t, ben)
		l.wait(3 * time.Minute)
		l.in(t, ada)
	})
}

func TestANetworkThatGuessesHasToWait(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ben := l.staff(t, "ben@paper.example", news.As(news.Reporter))
		v := six
		for i := range 60 {
			v.Address = v.Address.Next()
			_, err := l.SignIn(ctx, v, fmt.Sprintf("guess-%d@paper.example", i), "a guess like any other")
			refused(t, news.Unauthorized, err)
		}
		_, err := l.SignIn(ctx, six, ben.Email, word)
		refused(t, news.TooMany, err)
		l.in(t, ben) // from another network
	})
}

func TestTheCodeOfAnApp(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, _ := l.in(t, ada)
		secret, _, err := l.BeginApp(ctx, pass)
		must(t, err)
		l.in(t, ada) // an app that was not confirmed is not asked for
		_, err = l.ConfirmApp(ctx, pass, "000000")
		refused(t, news.Invalid, err)
		codes, err := l.ConfirmApp(ctx, pass, code(t, secret, l.clock()))
		must(t, err)
		if len(codes) != 10 {
			t.Errorf("recovery codes: %v", codes)
		}
		_, _, err = l.BeginApp(ctx, pass)
		refused(t, news.Conflict, err)

		step, err := l.SignIn(ctx, here, ada.Email, word)
		must(t, err)
		if step.Session != "" || step.Ticket == "" || !step.App {
			t.Fatalf("%+v", step)
		}
		_, err = l.SignInWithCode(ctx, here, step.Ticket, code(t, secret, l.clock()))
		refused(t, news.Unauthorized, err) // the code that confirmed it
		l.wait(30 * time.Second)
		in, err := l.SignInWithCode(ctx, here, step.Ticket, code(t, secret, l.clock()))
		must(t, err)
		if in.Session == "" {
			t.Error("no session")
		}
		_, err = l.SignInWithCode(ctx, here, step.Ticket, code(t, secret, l.clock().Add(30*time.Second)))
		refused(t, news.Gone, err) // the ticket is used
		step, err = l.SignIn(ctx, here, ada.Email, word)
		must(t, err)
		_, err = l.SignInWithCode(ctx, here, step.Ticket, code(t, secret, l.clock()))
		refused(t, news.Unauthorized, err) // a code opens once
		_, err = l.SignInWithCode(ctx, here, step.Ticket, strings.ToUpper(codes[3]))
		must(t, err)
		step, err = l.SignIn(ctx, here, ada.Email, word)
		must(t, err)
		_, err = l.SignInWithCode(ctx, here, step.Ticket, codes[3])
		refused(t, news.Unauthorized, err)
		l.wait(11 * time.Minute)
		_, err = l.SignInWithCode(ctx, here, step.Ticket, codes[4])
		refused(t, news.Gone, err)
	})
}

func TestCodesCanNotBeGuessed(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, _ := l.in(t, ada)
		secret, _, err := l.BeginApp(ctx, pass)
		must(t, err)
		_, err = l.ConfirmApp(ctx, pass, code(t, secret, l.clock()))
		must(t, err)
		step, err := l.SignIn(ctx, here, ada.Email, word)
		must(t, err)
		for range 5 {
			_, err = l.SignInWithCode(ctx, here, step.Ticket, "00000x")
			refused(t, news.Unauthorized, err)
		}
		_, err = l.SignInWithCode(ctx, here, step.Ticket, code(t, secret, l.clock().Add(30*time.Second)))
		refused(t, news.TooMany, err)
	})
}

func TestWhatOpensAnAccountIsChangedWithThePasswordAtHand(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, v := l.in(t, ada)
		l.wait(11 * time.Minute)
		_, _, err := l.BeginApp(ctx, pass)
		refused(t, news.Forbidden, err)
		_, _, err = l.MakeToken(ctx, pass, "wire", []news.Right{news.MayWrite}, l.clock().Add(time.Hour))
		refused(t, news.Forbidden, err)
		refused(t, news.Invalid, l.Prove(ctx, pass, v, "not my password"))
		must(t, l.Prove(ctx, pass, v, word))
		_, _, err = l.BeginApp(ctx, l.pass(t, v))
		must(t, err)
	})
}

func TestChangingAPasswordEndsTheOtherSessions(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		pass, v := l.in(t, ada)
		_, elsewhere := l.in(t, ada)
		refused(t, news.Invalid, l.ChangePassword(ctx, pass, v, "not my password", "ten ferries at dusk"))
		refused(t, news.Invalid, l.ChangePassword(ctx, pass, v, word, "password123"))
		must(t, l.ChangePassword(ctx, pass, v, word, "ten ferries at dusk"))
		l.pass(t, v)
		_, err := l.Session(ctx, elsewhere)
		refused(t, news.Unauthorized, err)
		_, err = l.SignIn(ctx, here, ada.Email, word)
		refused(t, news.Unauthorized, err)
	})
}

func TestTokens(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		ada := l.staff(t, "ada@paper.example", news.As(news.DeskEditor))
		pass, _ := l.in(t, ada)
		day := l.clock().Add(24 * time.Hour)
		for _, bad := range []struct {
			name   string
			rights []news.Right
			ends   time.Time
			kind   news.Kind
		}{
			{"wire", []news.Right{news.MaySettings}, day, news.Forbidden},
			{"wire", nil, day, news.Invalid},
			{" ", []news.Right{news.MayWrite}, day, news.Invalid},
			{"wire", []news.Right{news.MayWrite}, l.clock(), news.Invalid},
			{"wire", []news.Right{news.MayWrite}, day.AddDate(2, 0, 0), news.Invalid},
		} {
			_, _, err := l.MakeToken(ctx, pass, bad.name, bad.rights, bad.ends)
			refused(t, bad.kind, err)
		}
		made, key, err := l.MakeToken(ctx, pass, "wire", []news.Right{news.MayWrite, news.MayPublish}, day)
		must(t, err)
		as, err := l.Token(ctx, key)
		must(t, err)
		if !as.Staff.May(news.MayPublish) || as.Staff.May(news.MayCorrect) || as.Token != made.ID || as.Staff.ID != ada.ID {
			t.Errorf("%+v", as)
		}
		refused(t, news.Forbidden, l.Rename(ctx, as, "Somebody else"))
		_, _, err = l.MakeToken(ctx, as, "another", []news.Right{news.MayWrite}, day)
		refused(t, news.Forbidden, err)
		must(t, l.SetPosts(ctx, chief, ada.ID, news.As(news.Reporter)))
		as, err = l.Token(ctx, key)
		must(t, err)
		if as.Staff.May(news.MayPublish) {
			t.Error("the token may do what its owner may not any more")
		}
		l.wait(25 * time.Hour)
		_, err = l.Token(ctx, key)
		refused(t, news.Unauthorized, err)
		_, err = l.Token(ctx, "courant_guess")
		refused(t, news.Unauthorized, err)
	})
}

// code returns what an authenticator app shows.
func code(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	text, err := totp.GenerateCode(secret, at)
	must(t, err)
	return text
}
