package inbox_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/mail/inbox"
	"github.com/courant-press/courant/internal/news"
)

var returns = mail.Returns{Prefix: "b", Domain: "bounces.gazette.example", Key: []byte("key")}

// open starts an inbox and returns its port.
func open(t *testing.T, take inbox.Take) int {
	t.Helper()
	return openFor(t, take, nil)
}

func openFor(t *testing.T, take inbox.Take, leave inbox.Leave) int {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	s := &inbox.Server{Clerk: inbox.Clerk{Returns: returns, Take: take, Leave: leave}, Host: "gazette.example", Complaints: "abuse@gazette.example"}
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		if stop(); <-done != nil {
			t.Error("the inbox did not close in peace")
		}
	})
	return l.Addr().(*net.TCPAddr).Port
}

func deliver(t *testing.T, port int, to, text string) error {
	t.Helper()
	line, err := mail.Dial(t.Context(), mail.Options{Host: "127.0.0.1", Port: port, TLS: mail.Open}, "mx.example")
	if err != nil {
		t.Fatal(err)
	}
	defer line.Close()
	return line.Send(t.Context(), mail.Envelope{To: news.Email(to)}, nil, []byte(text))
}

const dsn = "From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; nora@paper.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"

func TestABounceReachesTheDeliveryItIsAbout(t *testing.T) {
	t.Parallel()
	var got []string
	port := open(t, func(_ context.Context, id int64, reports []bounce.Report) error {
		got = append(got, fmt.Sprint(id, " ", reports[0].Kind))
		return nil
	})
	arf := "From: fbl@provider.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nReturn-Path: <" + string(returns.Address(18)) + ">\r\n\r\n--b--\r\n"
	for to, text := range map[string]string{string(returns.Address(17)): dsn, "Abuse@gazette.example": arf} {
		if err := deliver(t, port, to, text); err != nil {
			t.Error(err)
		}
	}
	for to, text := range map[string]string{string(returns.Address(19)): "From: nora@paper.example\r\n\r\nHello", "abuse@gazette.example": dsn} {
		if err := deliver(t, port, to, text); err != nil {
			t.Error("a mail that reports nothing is sent back:", err)
		}
	}
	if diff := cmp.Diff(map[string]bool{"17 gone": true, "18 complaint": true}, map[string]bool{got[0]: true, got[1]: true}); diff != "" || len(got) != 2 {
		t.Error(got, diff)
	}
}

func TestNothingIsTakenForAnybodyElse(t *testing.T) {
	t.Parallel()
	port := open(t, func(context.Context, int64, []bounce.Report) error { t.Error("taken"); return nil })
	other := returns
	other.Key = []byte("another")
	for _, to := range []string{"nora@paper.example", string(other.Address(17)), "b+@bounces.gazette.example"} {
		var no *mail.Refusal
		if err := deliver(t, port, to, dsn); !errors.As(err, &no) || no.Code != 550 {
			t.Errorf("%s: %v", to, err)
		}
	}
}

func TestWhoeverWritesToLeaveLeaves(t *testing.T) {
	t.Parallel()
	var got []string
	port := openFor(t, nil, func(_ context.Context, token string) error {
		got = append(got, token)
		switch token {
		case "forged":
			return &news.Error{Kind: news.NotFound, Message: "This link is not complete."}
		case "later":
			return errors.New("the disk is full")
		default:
			return nil
		}
	})
	for to, code := range map[string]int{
		string(returns.LeaveAddress("AbC_d-1")): 0, "LEAVE+forged@Bounces.gazette.example": 0, "leave+later@bounces.gazette.example": 451,
		"leave+@bounces.gazette.example": 550, "leave+a.b@bounces.gazette.example": 550, "leave+a@gazette.example": 550,
	} {
		var no *mail.Refusal
		if err := deliver(t, port, to, "From: nora@paper.example\r\n\r\nPlease."); errors.As(err, &no) && no.Code != code || no == nil && code != 0 {
			t.Errorf("%s: %v, want %d", to, err, code)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"AbC_d-1", "forged", "later"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestABounceWeCanNotWriteDownIsKeptByTheOtherSide(t *testing.T) {
	t.Parallel()
	port := open(t, func(context.Context, int64, []bounce.Report) error { return errors.New("the disk is full") })
	var no *mail.Refusal
	if err := deliver(t, port, string(returns.Address(17)), dsn); !errors.As(err, &no) || no.Code != 451 || strings.Contains(no.Text, "disk") {
		t.Errorf("%v", err)
	}
}
