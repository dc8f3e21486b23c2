package reader

import (
	"github.com/courant-press/courant/internal/paper"
)

// A RelatedView is an article under another one, and why it stands there.
type RelatedView struct {
	CardView
	Why string // "Also about Vera Lindqvist"
}

// related returns what stands under an article.
func (e *edition) related(list []paper.Related) []RelatedView {
	var all []RelatedView
	for _, x := range list {
		all = append(all, RelatedView{e.card(x.Card), e.why(x)})
	}
	return all
}

// why says in words what two articles have in common.
func (e *edition) why(x paper.Related) string {
	if x.Name == "" {
		return e.word("related_alike")
	}
	return e.word("related_"+x.Why, "name", x.Name)
}
