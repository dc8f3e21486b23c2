package news_test

import (
	"testing"

	"github.com/courant-press/courant/internal/news"
)

func TestOnlyMistakesMarkAnArticleAsCorrected(t *testing.T) {
	t.Parallel()
	mistakes := map[news.CorrectionKind]bool{
		news.FactWrong:     true,
		news.Clarification: true,
		news.Retraction:    true,
		news.NewsUpdate:    false,
		news.EditorsNote:   false,
	}
	for _, kind := range news.CorrectionKinds() {
		want, known := mistakes[kind]
		if got := kind.IsMistake(); !known || got != want {
			t.Errorf("%s is a mistake: %t, want %t (known here: %t)", kind, got, want, known)
		}
	}
}
