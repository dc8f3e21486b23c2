// Package locale makes the paper speak its readers' language: the date in the masthead, the time above an article, the age
// of old news, plurals, lists of names, quotation marks, and every word of the pages that no editor wrote.
//
// A page asks for its language once and then only talks to it:
//
//	l := locale.Find("fr-CA")               // the nearest shipped locale, never nil
//	l.FullDate(now)                         // "dimanche 3 mai 2026"
//	l.Age(published, now)                   // "4 ans"
//	l.Word("archive_of", "date", l.LongDate(day)) // "Archives du 3 mai 2026"
//	l.Words("minutes_to_read", 5)           // "5 minutes de lecture"
//
// What languages know about dates, numbers, plurals and lists comes from the Unicode CLDR (https://cldr.unicode.org): the
// tables in cldr/ are written by tools/cldr, one small file per locale, and the tests compare every one of them with what
// ICU prints. What Courant itself says is in words/, one catalogue per language, made for translators: to add a word, add
// one line to each of them. A language with dates but no catalogue yet uses the English words.
//
// Times are printed in the zone they carry; the caller has already put them in the paper's own. The calendar is Gregorian
// everywhere, the digits are those CLDR gives the locale. Results are plain text, for html/template to escape.
package locale
