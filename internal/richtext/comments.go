package richtext

import "slices"

// A comment at the desk is tied to words of the text by its number in
// [Span.Comment]. The mark is kept with the text, so that it moves with the
// words, but it is for the desk alone: no printed form, comparison or count
// knows of it.

// Comments returns the numbers of the comments that d carries, in rising
// order, each once.
func (d Doc) Comments() []int64 {
	var numbers []int64
	for _, b := range d.Blocks {
		for _, t := range TextsOf(b) {
			for _, s := range t {
				numbers = append(numbers, s.Comment)
			}
		}
	}
	return distinct(numbers)
}

// WithoutComments returns d as readers may have it, without the marks of
// comments.
func (d Doc) WithoutComments() Doc {
	return Doc{each(d.Blocks, func(b Block) Block { return withTexts(b, uncommented) })}
}

// uncommented returns t without the marks of comments, with those neighbours
// joined that differed in nothing else.
func uncommented(t Text) Text {
	if !slices.ContainsFunc(t, func(s Span) bool { return s.Comment != 0 }) {
		return t
	}
	return joinSpans(each(t, func(s Span) Span { s.Comment = 0; return s }))
}
