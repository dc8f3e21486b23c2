// Package bigpicture is what no single article shows: who is quoted, what it is
// about, which story it belongs to, what was asked and not answered yet.
//
// Each of these has a room of its own below this one: [quote], [topic],
// [question], [related], [storyline], [duplicate] and correction. A room holds
// the method that finds its noun in a text, which knows no tables, and the
// deeds by which people decide about what was found. All methods stand on
// [prose] and [name], which take a text apart.
//
// [Read] opens the rooms that look at one article alone and returns what they
// suggest. [Readings] says when: at the desk when somebody asks, and in a job
// when readers get another text, or when the archive is read again by a better
// method. It keeps what is needed to compare articles, vectors and signatures,
// in tables, and hands each live text to the [Taker] of every room.
//
// Everything here is a suggestion. People at the desk decide, and no method
// runs again over what they decided.
package bigpicture
