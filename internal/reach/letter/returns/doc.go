// Package returns acts on what comes back of letters: mail that could not be
// delivered, and complaints.
//
// [Returns.Take] is given a delivery and what a mail or a provider reports of
// it, whichever way that came in. It decides once for each delivery. A mailbox
// that is not there is never written to again; one that can not be reached for
// now is given some more runs; whoever complains has left. A refusal for what
// we are says nothing of the reader, but if many come back, the issue is
// stopped and somebody is told.
//
// [Returns.Hear] is the same for what providers report by HTTP, and
// [Returns.NotTaken] for what the
// relay refused before it took the mail.
package returns
