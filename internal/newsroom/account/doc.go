// Package account is the porter's lodge of the newsroom: it knows who is let
// in, and how they show who they are.
//
// A person signs in with a password and, if they have a second factor, with a
// code of their authenticator app or one of ten recovery codes; or with a
// passkey, which is both at once. What they get is a session: a random key in
// a cookie, of which only the hash is kept, so that a copy of the database
// opens nothing. A request with a session is looked up every time, in one row
// that all nodes share. So a session that is ended, or an account that is
// disabled, is over at once everywhere.
//
// Mails carry tickets: each is good for one deed, once, for a while, and only
// its hash is kept. An invitation and a password reset are such tickets; the
// reset leaves the second factor in place. Programs have tokens, with rights
// that are a part of their owner's and an end.
//
// Whoever tries again and again is made to wait, by account and by address
// (an IPv6 address counts with its whole /64 network). How long is kept in the
// store as well: it holds on every node, and over a restart.
//
// Every deed leaves an event for the audit log. Neither events nor the log
// ever hold a password, a code, a key or a token.
package account
