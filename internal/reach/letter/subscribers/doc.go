// Package subscribers keeps the readers who get letters, and reads lists of
// them from elsewhere.
//
// A reader asks on a page of the paper, and is asked back by mail: only the
// button behind the link in that mail makes a wish count ([Subscribers.SignUp],
// [Subscribers.Confirm]). Whoever asks gets the same answer for an address that
// is known, unknown, blocked or forgotten, and nobody can learn from it who
// reads what. Every mail carries the way out and the way to one's own choices
// ([Subscribers.Leave], [Subscribers.Prefer]); there are no accounts. What is
// known of a reader can be taken out and erased; an address then stays only as
// a keyed hash, so that an old list does not bring it back.
//
// Staff find readers, add them with evidence, block and erase them, and bring
// whole lists: the members of Ghost, the audiences of Mailchimp, the lists of
// Substack and beehiiv, and any table with a column of addresses. [Read] goes
// through a file of any size line by line. It keeps what is evidence of a
// reader's consent (when they asked, when they confirmed, what the file says
// of it), carries over who has left and which addresses bounced, so that
// nobody is written to who must not be, and tells of each line it could not
// read without stopping there.
package subscribers
