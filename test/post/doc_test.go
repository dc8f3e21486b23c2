// Package post sends letters through programs that are not ours: a Postfix of
// its own on the loopback interface, which has to give a real report back;
// SpamAssassin, which has to find nothing; OpenDKIM and Rspamd, which verify
// what we sign; a Dovecot whose mailbox is emptied. All come from Debian; where they
// are missing the tests say so and are skipped.
package post
