// Package inbox takes in what comes back by mail: bounces, at the addresses
// that only we can make; complaints, at one that is announced to providers;
// and mails of readers who want to leave a letter, at an address that says
// which.
//
// A [Server] is a small mail server for a paper that can run one. It takes
// nothing for anybody else, sends nothing, and answers no mail, so that it can
// be neither a relay nor one end of a loop. A [Mailbox] at somebody else's
// server is emptied now and then instead. Behind both sits a [Clerk], who
// finds out what a mail is about.
package inbox

import (
	"context"
	"io"
	"net"
	"strings"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/courant-press/courant/internal/news"
)

// A Server takes mail in. Set its fields, then [Server.Serve].
type Server struct {
	Clerk
	Host       string     // how the server introduces itself
	Complaints news.Email // where providers send complaints; may be empty
}

// What one visitor may ask of us.
const (
	largest  = 1 << 20 // bytes of a mail; reports that quote more are cut
	patience = time.Minute
)

// Serve takes mail from l until ctx ends or l fails.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		return &visit{server: s, ctx: ctx}, nil
	}))
	server.Domain = s.Host
	server.MaxMessageBytes, server.MaxRecipients, server.MaxLineLength = largest, 1, 4000
	server.ReadTimeout, server.WriteTimeout = patience, patience
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	if err := server.Serve(l); err != nil && ctx.Err() == nil {
		return err
	}
	return nil
}

// A visit is a connection: one mail after the other, each for one of ours.
type visit struct {
	server *Server
	ctx    context.Context // the library hands none to a session
	to     string
}

// Mail takes any sender: bounces have none.
func (*visit) Mail(string, *smtp.MailOptions) error { return nil }

// Rcpt takes only addresses of ours.
func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	if !v.server.knows(to) && !v.complaint(to) {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "There is nobody of that name here."}
	}
	v.to = to
	return nil
}

func (v *visit) complaint(to string) bool {
	return v.server.Complaints != "" && strings.EqualFold(to, string(v.server.Complaints))
}

// Data reads a mail and hands on what it says.
func (v *visit) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := v.server.read(v.ctx, v.to, raw); err != nil {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Not now, please try again."}
	}
	return nil
}

// Reset forgets the mail that was begun.
func (v *visit) Reset() { v.to = "" }

// Logout ends the visit.
func (*visit) Logout() error { return nil }
