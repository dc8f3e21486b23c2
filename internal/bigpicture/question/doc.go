// Package question finds the open questions of an article: what its headline,
// its standfirst or a sentence asks and only the future will answer.
//
// A question is told by its form: a question mark, and words of the future
// ("will", "can … before", a date to come). One that asks how or why, that
// addresses the reader ("Have you seen …?"), or that stands between quotation
// marks is somebody's manner of speaking, not a promise of the paper. Its form
// also says its kind: who or which, when, how many; all others are answered
// with yes or no. A sentence of the reporter's that says a thing is yet to be
// decided ("It is unclear whether …", "the vote is due on …") counts as well.
//
// When an answer may be expected is read from the dates in the question and,
// failing that, in the sentences around it: "by Friday", "before 2030", "next
// month", counted from the day of publication. A guess, never more: an editor
// sets the date. English and German are known; in other languages a headline
// that ends with a question mark is offered without a date.
//
// [Questions] keeps what was asked until an editor answers it, reminds before
// and after the day it is due, and looks in what is published for an answer.
package question
