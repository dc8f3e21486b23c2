package richtext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// commented is one sentence of which somebody asked "Sure?".
func commented() Doc {
	return Doc{[]Block{
		Paragraph{Text{{Text: "The bridge is "}, {Text: "closed", Bold: true, Comment: 7}, {Text: " for good", Bold: true}, {Text: "."}}},
		FactBox{Title: "Facts", Blocks: []Block{List{Items: []Item{{Text: Text{{Text: "Built 1911", Comment: 9}}}}}}},
		PullQuote{Text: Text{{Text: "For good", Comment: 7}}},
	}}
}

func TestACommentMovesWithItsWords(t *testing.T) {
	if diff := cmp.Diff([]int64{7, 9}, commented().Clean().Comments()); diff != "" {
		t.Error(diff)
	}
	data, err := commented().MarshalJSON()
	if err != nil || !strings.Contains(string(data), `"comment":7`) {
		t.Errorf("%s, %v", data, err)
	}
}

func TestNobodyOutsideTheDeskMeetsAComment(t *testing.T) {
	with, without := commented(), commented().WithoutComments()
	html, _ := HTML(with, Resolver{})
	plain, _ := HTML(without, Resolver{})
	if html != plain || strings.Count(string(html), "<strong>closed for good</strong>") != 1 {
		t.Errorf("the page shows where a comment was:\n%s", html)
	}
	if FeedHTML(with, Resolver{}) != FeedHTML(without, Resolver{}) || PlainText(with) != PlainText(without) || Words(with) != Words(without) {
		t.Error("a feed, the plain text or the count knows of a comment")
	}
	for _, c := range Diff(with, without) {
		if c.Op != Kept {
			t.Errorf("a comment counts as a change: %+v", c)
		}
	}
}

func TestTextWithoutCommentsIsInItsNormalForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genDoc(t).Clean().WithoutComments()
		if diff := cmp.Diff(d, d.Clean()); diff != "" {
			t.Error(diff)
		}
		if len(d.Comments()) > 0 {
			t.Errorf("%+v", d)
		}
	})
}
