package richtext_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/richtext"
)

func TestMentionsOfATopicBecomeThoseOfAnother(t *testing.T) {
	t.Parallel()
	text := func(topic int64) richtext.Doc {
		return richtext.Doc{Blocks: []richtext.Block{
			richtext.Paragraph{Text: richtext.Text{{Text: "Holm"}, {Text: " met "}, {Text: "Holm", Topic: topic}, {Text: " and "}, {Text: "Ada", Topic: 9}}},
			richtext.Quote{Text: []richtext.Text{{{Text: "Well."}}}, Topic: topic},
		}}
	}
	if diff := cmp.Diff(text(8), text(7).Retopic(7, 8)); diff != "" {
		t.Errorf("after the split (-want +got):\n%s", diff)
	}
}
