// Package hook reads what providers of mail report by HTTP, each in a form of
// its own: mail that could not be delivered, and complaints. [Keys.Read] makes
// sure that a request is from the provider, and takes it apart.
//
// Three of the five, Amazon SES, Postmark and Brevo, send the password that
// stands in the address they were given. Mailgun and SendGrid sign. What
// their words mean follows their documentation; where they hand on what the
// other server said, that counts more (see package bounce).
package hook
