package richtext

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDocumentKnowsWhatItRefersTo(t *testing.T) {
	if diff := cmp.Diff([]int64{12, 13, 14}, everything().Pictures()); diff != "" {
		t.Error("pictures: " + diff)
	}
	if diff := cmp.Diff([]int64{7, 9}, everything().Topics()); diff != "" {
		t.Error("topics: " + diff)
	}
}

// In a cleaned document every reference is one that the printer asks for.
func TestPrinterAsksForNothingElse(t *testing.T) {
	var pictures, topics []int64
	r := paperResolver()
	picture, topic := r.Picture, r.Topic
	r.Picture = func(id int64, width string) (Image, bool) {
		pictures = append(pictures, id)
		return picture(id, width)
	}
	r.Topic = func(id int64) string {
		topics = append(topics, id)
		return topic(id)
	}
	HTML(everything(), r)
	if diff := cmp.Diff(everything().Pictures(), distinct(pictures)); diff != "" {
		t.Error("pictures: " + diff)
	}
	if diff := cmp.Diff(everything().Topics(), distinct(topics)); diff != "" {
		t.Error("topics: " + diff)
	}
}
