// Package subscribers reads lists of a newsletter's readers from elsewhere:
// the members of Ghost, the audiences of Mailchimp, the lists of Substack and
// beehiiv, and any table with a column of addresses.
//
// [Read] goes through a file of any size line by line. It keeps what is
// evidence of a reader's consent (when they asked, when they confirmed, what
// the file says of it), carries over who has left and which addresses
// bounced, so that nobody is written to who must not be, and tells of each
// line it could not read without stopping there.
package subscribers
