package app

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/mail/hook"
	"github.com/courant-press/courant/internal/mail/inbox"
	"github.com/courant-press/courant/internal/news"
)

// clerk returns who reads the mail that comes back.
func (n *Newspaper) clerk() inbox.Clerk {
	return inbox.Clerk{
		Returns: returnsOf(n.config.Letters, n.letterKeys), Take: n.returns.Take,
		Leave: func(ctx context.Context, token string) error { return n.readers.Leave(ctx, token, false) },
	}
}

// takeReturns runs the small mail server for what comes back, where there is
// one, until ctx ends.
func (n *Newspaper) takeReturns(ctx context.Context) error {
	if n.config.Returns.Listen == "" {
		return nil
	}
	host, err := n.hostName(ctx)
	if err != nil {
		return err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", n.config.Returns.Listen)
	if err != nil {
		return fmt.Errorf("listen for returns: %w", err)
	}
	n.log.InfoContext(ctx, "listening for returned mail", "address", l.Addr().String())
	server := &inbox.Server{Clerk: n.clerk(), Host: host, Complaints: news.Email(n.config.Returns.Complaints)}
	return server.Serve(ctx, l)
}

// EmptyMailbox is the job that reads what came back to another server.
type EmptyMailbox struct{}

// Kind names the job.
func (EmptyMailbox) Kind() string { return "empty_mailbox" }

// returnJobs puts the mailbox on the list, where there is one. One that can
// not be reached is tried again in a minute anyway, and logged.
func (n *Newspaper) returnJobs(list *job.List) {
	set, ok, _ := n.config.Returns.Box() // was checked when it was read
	box := &inbox.Mailbox{
		Clerk: n.clerk(), Protocol: inbox.Protocol(set.Protocol), Host: set.Host, Port: set.Port, User: set.User, Password: set.Password,
	}
	job.Add(list, func(ctx context.Context, _ EmptyMailbox) error {
		if !ok {
			return nil // it was set up once, or is on another node
		}
		if err := box.Empty(ctx); err != nil {
			n.log.ErrorContext(ctx, "the mailbox of returns was not emptied", "error", err)
		}
		return nil
	})
	if ok {
		list.Every(time.Minute, EmptyMailbox{})
	}
}

// hooksOf returns the hooks of a paper. The address to confirm is opened, and
// none that it may lead to.
func hooksOf(n *Newspaper) hooks {
	return hooks{n, &http.Client{
		Timeout:       10 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// hooks takes what providers report by HTTP; see [api.Returns].
type hooks struct {
	*Newspaper
	client *http.Client
}

// Report implements [api.Returns].
func (h hooks) Report(ctx context.Context, p hook.Provider, head http.Header, body []byte) error {
	set, err := h.config.Returns.HookKeys()
	if err != nil {
		return err
	}
	keys := hook.Keys{}
	for provider, key := range set {
		keys[hook.Provider(provider)] = key
	}
	said, err := keys.Read(p, head, body, h.now())
	if err != nil {
		return err
	}
	if said.Confirm != "" {
		return h.confirm(ctx, said.Confirm)
	}
	return h.returns.Hear(ctx, said.Events)
}

// confirm opens the address by which a provider wants to know that we listen.
func (h hooks) confirm(ctx context.Context, address string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return fmt.Errorf("confirm to a provider: %w", err)
	}
	answer, err := h.client.Do(r)
	if err != nil {
		return &news.Error{Kind: news.Unavailable, Message: "The address to confirm can not be reached."}
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, io.LimitReader(answer.Body, 1<<20))
	h.log.InfoContext(ctx, "confirmed to a provider that its reports are read", "status", answer.StatusCode)
	return err
}
