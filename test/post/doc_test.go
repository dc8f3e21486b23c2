// Package post sends letters through programs that are not ours: a Postfix of
// its own on the loopback interface, which has to give a real report back, and
// SpamAssassin, which has to find nothing. Both come from Debian; where they
// are missing the tests say so and are skipped.
package post
