// Package store keeps the paper: every SQL statement of the program is in
// here, beside the code that reads its rows, one file for each noun.
//
// It has two faces. To the newsroom, the import and the command line it is a
// set of commands: one command is one method is one transaction, which writes
// the rows, the revision and the [news.Event] together, or nothing. To readers
// it is a [paper.Source]: page data of what is public at a moment, read from
// the tables live and listing, which a draft never touches. A scheduled
// article stands in them beforehand with the time it becomes public; every
// statement for readers asks for that time, so no job decides what is visible.
//
// Two engines run the same text of SQL, with $1 as placeholders: SQLite for
// one machine and a folder, PostgreSQL for many. What must differ is named in
// [Dialect]; packages sqlite and postgres do the opening. Lists are paged by
// key, never by offset, and statements touch what they return, so that a
// paper of a million articles answers like one of a thousand.
//
// Times are kept as milliseconds since 1970 in UTC with 0 for "not set", lists
// and texts of many parts as JSON, text without NUL and in Unicode NFC.
package store
