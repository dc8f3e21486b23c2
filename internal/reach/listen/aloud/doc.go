// Package aloud turns what stands in print into what a voice says: figures,
// dates, times, money, measures, abbreviations and signs become words, as the
// language says them; addresses of the web are left out or spelled.
//
//	l := aloud.Find("en-GB")
//	l.Say("On 12 May 2026 the EU paid £3.5m.", nil)
//	// "On the twelfth of May twenty twenty-six the E U paid three point five million pounds."
//
// A voice could read many of these by itself, but each does so in another
// manner, and a cheap one gets them wrong. Words are read alike by all, and
// they can be tested.
//
// A text is cut into pieces. Rules go over it in order, the special before
// the general: a date before a year before a number. What a rule has put into
// words no later rule touches. A rule that is not sure leaves the text as it
// is, since the voice may still know. An editor's [Lexicon] comes before all
// rules.
//
// English, German, French and Spanish have a grammar, one file each. In other
// languages only what needs no grammar is done: the lexicon, addresses and
// ornaments.
package aloud
