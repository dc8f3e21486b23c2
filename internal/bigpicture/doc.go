// Package bigpicture is what no single article shows: who is quoted, what it is
// about, which story it belongs to, what was asked and not answered yet.
//
// Each of these is a room of its own below this one, a pure method without
// tables or jobs: [quote], [topic], [question], [related], [storyline] and
// [duplicate], on top of [prose] and [name], which take a text apart for all
// of them. [Read] opens all the rooms that look at one article alone and
// returns what they suggest. What compares articles goes on from there: the
// vector of a reading is what [related.Index] searches by and
// [storyline.Stream] gathers by, its signature what [duplicate.Index] looks up.
//
// Everything here is a suggestion. People at the desk decide, and no method
// runs again over what they decided.
package bigpicture
