// Package mail sends letters to single people through an SMTP relay: an
// invitation, a link to choose another password. They are plain text, written
// by the department that has something to say.
package mail

import "context"

// A Message is a letter to one person.
type Message struct {
	To      string // an address
	Subject string // one line
	Text    string // paragraphs, with \n at the end of each line
}

// A Sender gets a message on its way, or says why it can not.
type Sender interface {
	Send(ctx context.Context, m Message) error
}
