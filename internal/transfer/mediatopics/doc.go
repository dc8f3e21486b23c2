// Package mediatopics brings the Media Topics of the IPTC into the tree of
// subjects: some 1,200 subjects of news in a tree of six levels, with names in
// many languages, which agencies mark their copy with.
//
// [Read] reads the file that the IPTC hands out as JSON at
// https://cv.iptc.org/newscodes/mediatopic/: one object whose conceptSet lists
// a concept for each subject, with its code (qcode), its names and definitions
// by language, and the address of the concept above it (broader); those that
// are not used any more have the date on which they were retired. The names
// are SKOS (W3C Recommendation of 18 August 2009).
//
// [Import] makes topics of them. A topic is known by its code, so a second run
// changes nothing, and a newer file adds what is new. What people at the desk
// have decided stays: a name or description that they gave, and the place of a
// subject that was in the tree already.
package mediatopics
