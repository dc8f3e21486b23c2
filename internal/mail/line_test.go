package mail_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	ours "github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/mailtest"
	"github.com/courant-press/courant/internal/news"
)

func dial(t testing.TB, s *mailtest.Sink) *ours.Line {
	t.Helper()
	s.Start(t)
	line, err := ours.Dial(t.Context(), ours.Options{Host: "127.0.0.1", Port: s.Port(), TLS: ours.Open}, "gazette.example")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = line.Close() })
	return line
}

func envelope(to string) ours.Envelope {
	return ours.Envelope{From: "b@gazette.example", To: news.Email(to)}
}

func TestMailsGoOverOneLineOneAfterTheOther(t *testing.T) {
	t.Parallel()
	for name, extensions := range map[string][]string{"with pipelining": nil, "without": {"8BITMIME"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			line := dial(t, &mailtest.Sink{Extensions: extensions, Keep: func(from, to string, text []byte) { got = append(got, from+" "+to+" "+string(text)) }})
			texts := []string{"a: b\r\n\r\n.\r\n..\r\n.x\r\n", ".starts", "\r\n.\r\n.\r\n"}
			for _, text := range texts {
				if err := line.Send(t.Context(), envelope("nora@paper.example"), nil, []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
			want := []string{
				"b@gazette.example nora@paper.example " + texts[0], "b@gazette.example nora@paper.example .starts\r\n", "b@gazette.example nora@paper.example " + texts[2],
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestARefusalIsToldAndTheNextMailGoes(t *testing.T) {
	t.Parallel()
	for name, sink := range map[string]*mailtest.Sink{
		"with pipelining":                   {},
		"without":                           {Extensions: []string{"8BITMIME"}},
		"by a server that wants a text yet": {EagerData: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sink.Answer = func(to string) string {
				switch {
				case strings.HasPrefix(to, "gone"):
					return "550 5.1.1 no such user"
				case strings.HasPrefix(to, "full"):
					return "452 mailbox full"
				}
				return ""
			}
			sink.AnswerText = func(to string) string {
				if strings.HasPrefix(to, "spam") {
					return "554 5.7.1 we do not like it"
				}
				return ""
			}
			line := dial(t, sink)
			for _, c := range []struct {
				to   string
				want *ours.Refusal
			}{
				{"gone@paper.example", &ours.Refusal{Code: 550, Status: "5.1.1", Text: "no such user"}},
				{"nora@paper.example", nil},
				{"full@paper.example", &ours.Refusal{Code: 452, Text: "mailbox full"}},
				{"spam@paper.example", &ours.Refusal{Code: 554, Status: "5.7.1", Text: "we do not like it"}},
				{"nora@paper.example", nil},
			} {
				err := line.Send(t.Context(), envelope(c.to), nil, []byte("x"))
				refusal, _ := errors.AsType[*ours.Refusal](err)
				if diff := cmp.Diff(c.want, refusal); diff != "" || c.want == nil && err != nil {
					t.Errorf("%s: %v %s", c.to, err, diff)
				}
			}
			if n := sink.Taken.Load(); n != 2 {
				t.Errorf("%d mails were taken", n)
			}
		})
	}
}

func TestAnAddressBeyondASCIINeedsARelayThatTakesIt(t *testing.T) {
	t.Parallel()
	line := dial(t, &mailtest.Sink{})
	if err := line.Send(t.Context(), envelope("ömil@paper.example"), nil, []byte("x")); err != nil {
		t.Error(err)
	}
	line = dial(t, &mailtest.Sink{Extensions: []string{"PIPELINING"}})
	err := line.Send(t.Context(), envelope("ömil@paper.example"), nil, []byte("x"))
	if r, ok := errors.AsType[*ours.Refusal](err); !ok || r.Temporary() || r.Status != "5.6.7" {
		t.Errorf("%v", err)
	}
}

func TestATextIsHeldBackUntilItIsWrittenDown(t *testing.T) {
	t.Parallel()
	sink := &mailtest.Sink{Answer: func(to string) string {
		if to == "gone@paper.example" {
			return "550 no"
		}
		return ""
	}}
	line := dial(t, sink)
	held := 0
	hold := func() error { held++; return nil }
	_ = line.Send(t.Context(), envelope("gone@paper.example"), hold, []byte("x"))
	_ = line.Send(t.Context(), envelope("nora@paper.example"), hold, []byte("x"))
	if held != 1 {
		t.Errorf("held %d times", held)
	}
	full := errors.New("the disk is full")
	if err := line.Send(t.Context(), envelope("nora@paper.example"), func() error { return full }, []byte("x")); !errors.Is(err, full) || sink.Taken.Load() != 1 {
		t.Errorf("%v, %d taken", err, sink.Taken.Load())
	}
}

func TestARelayThatHangsUpOrTalksNonsenseIsAnError(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{"garbage": "hello?", "a yes of another kind": "354 go ahead"} {
		line := dial(t, &mailtest.Sink{Answer: func(string) string { return answer }})
		err := line.Send(t.Context(), envelope("nora@paper.example"), nil, []byte("x"))
		if _, refused := errors.AsType[*ours.Refusal](err); err == nil || refused {
			t.Errorf("%s: %v", name, err)
		}
	}
	line := dial(t, &mailtest.Sink{Answer: func(string) string { return "421 4.3.2 closing" }})
	err := line.Send(t.Context(), envelope("nora@paper.example"), nil, []byte("x"))
	if r, _ := errors.AsType[*ours.Refusal](err); r != nil && !r.HangsUp() || err == nil {
		t.Errorf("%v", err)
	}
}

func TestALineIsEncryptedAndSignedIn(t *testing.T) {
	t.Parallel()
	r, o := newRelay(t, true)
	line, err := ours.Dial(t.Context(), o, "gazette.example")
	if err != nil {
		t.Fatal(err)
	}
	if err := line.Send(t.Context(), envelope("nora@paper.example"), nil, []byte("Subject: x\r\n\r\ny\r\n")); err != nil || r.from != "b@gazette.example" {
		t.Errorf("%v, from %q", err, r.from)
	}
	o.Password = "wrong"
	if _, err := ours.Dial(t.Context(), o, "gazette.example"); err == nil {
		t.Error("a wrong password is taken")
	}
	_, o = newRelay(t, false)
	if _, err := ours.Dial(t.Context(), o, "gazette.example"); err == nil {
		t.Error("a line in the open")
	}
}

func TestARelayThatIsDownIsPassedOver(t *testing.T) {
	t.Parallel()
	up := &mailtest.Sink{}
	up.Start(t)
	open := ours.Options{Host: "127.0.0.1", Port: up.Port(), TLS: ours.Open}
	down := ours.Options{Host: "127.0.0.1", Port: 1, TLS: ours.Open}
	relays := &ours.Relays{All: []ours.Options{down, open}, Name: "gazette.example"}
	for range 3 {
		line, err := relays.Dial(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		_ = line.Close()
	}
	if _, err := (&ours.Relays{All: []ours.Options{down, down}}).Dial(t.Context()); err == nil {
		t.Error("a line to nowhere")
	}
}
