// Package settings is the publisher's office: here it is decided what holds
// for the paper as a whole. The settings themselves, its sections and their
// menu, its desks and the profiles of its articles, the topics it writes
// about and the authors who write, the addresses that lead elsewhere, and the
// standing pages at its foot.
//
// An [Office] carries out one deed with each method, as the newsroom does for
// articles: it asks whether the person may, checks with the rules of news, and
// has the store save all of it or nothing, with an event that says which
// pages change. What fills in forms gets its refusals by field, see
// [news.FaultsOf].
package settings
