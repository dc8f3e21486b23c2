package app

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/store"
)

// openAccounts builds the newsroom's porter, with a way to send mail where one
// is set up.
func (n *Newspaper) openAccounts(context.Context) error {
	sender, err := openMail(n.config.Mail, n.now)
	if err != nil {
		return err
	}
	n.mail, n.questions.Post = sender, sender
	n.porter = account.New(account.Options{Store: n.store, Mail: sender, Now: n.now, URL: n.config.URL})
	return nil
}

// openMail returns a relay, or nil if none is set up.
func openMail(c config.Mail, now func() time.Time) (mail.Sender, error) {
	if c.Host == "" {
		return nil, nil
	}
	relay, err := mail.New(mail.Options{
		Host: c.Host, Port: c.Port, User: c.User, Password: c.Password, From: c.From, TLS: c.TLS, Now: now,
	})
	if err != nil {
		return nil, fmt.Errorf("set up mail: %w", err)
	}
	return relay, nil
}

// porterOf returns the porter of a paper that nobody serves, for commands. It
// sends no mail.
func porterOf(st *store.Store, now func() time.Time) *account.Porter {
	return account.New(account.Options{Store: st, Now: now})
}
