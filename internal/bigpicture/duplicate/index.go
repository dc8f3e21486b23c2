package duplicate

import "slices"

// crowd is how many articles a band may hold. A key that more share, such as
// that of a weather report from a form, says little; the newest are kept.
const crowd = 64

// An Index finds the articles that may be nearly the same as another, among
// those that were added to it. It is not safe for use by several goroutines.
type Index struct {
	articles map[uint64][]int64
}

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{map[uint64][]int64{}} }

// Add adds an article with its signature. Its cost does not depend on how many
// there are.
func (x *Index) Add(article int64, s Signature) {
	for _, key := range s.Bands() {
		in := append(x.articles[key], article)
		x.articles[key] = in[max(0, len(in)-crowd):]
	}
}

// Remove takes out an article with the signature it was added with.
func (x *Index) Remove(article int64, s Signature) {
	for _, key := range s.Bands() {
		in := slices.DeleteFunc(x.articles[key], func(a int64) bool { return a == article })
		if x.articles[key] = in; len(in) == 0 {
			delete(x.articles, key)
		}
	}
}

// Candidates returns the articles that agree with s in a band at least, each
// once, in rising order.
func (x *Index) Candidates(s Signature) []int64 {
	var all []int64
	for _, key := range s.Bands() {
		all = append(all, x.articles[key]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
