// Package inbox is a small mail server for what comes back: bounces, at the
// addresses that only we can make, and complaints, at one that is announced
// to providers. It takes nothing for anybody else, sends nothing, and answers
// no mail, so that it can be neither a relay nor one end of a loop.
package inbox

import (
	"bytes"
	"context"
	"io"
	"net"
	"strings"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/news"
)

// A Server takes mail in. Set its fields, then [Server.Serve].
type Server struct {
	Host       string // how the server introduces itself
	Returns    mail.Returns
	Complaints news.Email // where providers send complaints; may be empty
	Take       Take
}

// A Take is given what a mail reports of a delivery of ours. An error has the
// other side keep the mail, to try again.
type Take func(ctx context.Context, delivery int64, reports []bounce.Report) error

// read hands on what a mail reports of a delivery. What reports nothing of a
// mail of ours is forgotten: an answer would only begin a loop.
func (t Take) read(ctx context.Context, delivery int64, raw []byte) error {
	reports, err := bounce.Read(bytes.NewReader(raw))
	if err != nil || len(reports) == 0 || delivery == 0 {
		return err
	}
	return t(ctx, delivery, reports)
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
	server   *Server
	ctx      context.Context // the library hands none to a session
	delivery int64           // 0 for a complaint, which says in its text what it is about
}

// Mail takes any sender: bounces have none.
func (*visit) Mail(string, *smtp.MailOptions) error { return nil }

// Rcpt takes only addresses of ours.
func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	id, ok := v.server.Returns.Delivery(to)
	if !ok && !v.complaint(to) {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "There is nobody of that name here."}
	}
	v.delivery = id
	return nil
}

func (v *visit) complaint(to string) bool {
	return v.server.Complaints != "" && strings.EqualFold(to, string(v.server.Complaints))
}

// Data reads a mail and hands on what it reports.
func (v *visit) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if v.delivery == 0 {
		v.delivery, _ = v.server.Returns.Find(string(raw))
	}
	if err := v.server.Take.read(v.ctx, v.delivery, raw); err != nil {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Not now, please try again."}
	}
	return nil
}

// Reset forgets the mail that was begun.
func (v *visit) Reset() { v.delivery = 0 }

// Logout ends the visit.
func (*visit) Logout() error { return nil }
