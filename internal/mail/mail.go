// Package mail hands mail to relays, in two ways.
//
// A [Message] is to a single person: an invitation, a link to choose another
// password. It is plain text, written by the department that has something to
// say, and a [Sender] such as [Relay] gets it on its way.
//
// A [Form] is to many: a [Copy] printed once, with gaps that are filled for
// each reader. A [Seal] signs what comes out, [Returns] makes the address that
// a bounce of this one mail will come back to, and a [Line] takes one mail
// after the other to a relay. Who sends many keeps to a pace (package pace)
// and reads what comes back (packages inbox and bounce).
//
// Whatever ends up in the head of a mail is checked where it gets in: there is
// no way to write a second line.
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
