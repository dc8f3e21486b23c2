package richtext

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCleanText(t *testing.T) {
	bold := func(s string) Span { return Span{Text: s, Bold: true} }
	plain := func(s string) Span { return Span{Text: s} }
	for _, c := range []struct {
		name     string
		in, want Text
	}{
		{"joins equal neighbours", Text{plain("a"), plain("b"), bold("c"), bold("d")}, Text{plain("ab"), bold("cd")}},
		{"joins over what vanishes", Text{plain("a"), bold(""), plain("b")}, Text{plain("ab")}},
		{"keeps one space, where it came first", Text{plain(" a  "), bold("  b \t c"), plain(" ")}, Text{plain("a "), bold("b c")}},
		{"keeps a line break over a space", Text{plain("a "), bold("\n b")}, Text{plain("a\n"), bold("b")}},
		{"keeps one line break of several", Text{plain("a \n\n b\r\nc\u2028d")}, Text{plain("a\nb\nc\nd")}},
		{"composes characters", Text{plain("e"), plain("\u0301")}, Text{plain("é")}},
		{"strips controls and overrides", Text{plain("a\x00\x1b\u202e\ufeffb\u009f")}, Text{plain("ab")}},
		{"keeps marks and joiners", Text{plain("\u200fא\u200c\u200d\u2067x\u2069")}, Text{plain("\u200fא\u200c\u200d\u2067x\u2069")}},
		{"keeps the spaces of typography", Text{plain("«\u202fa\u00a0b\u202f»")}, Text{plain("«\u202fa\u00a0b\u202f»")}},
		{"mends broken bytes", Text{plain("a\xffb")}, Text{plain("a\uFFFDb")}},
		{"leaves nothing of what is blank", Text{plain("\u00a0\u200b"), bold(" ")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, cleanText(c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCleanMakesTablesRectangular(t *testing.T) {
	x := func(columns, rows int) Cell { return Cell{Text: Plain("x"), ColSpan: columns, RowSpan: rows} }
	head := Cell{Text: Plain("h"), Header: true}
	one, none := x(0, 0), Cell{}
	for _, c := range []struct {
		name     string
		in, want [][]Cell
	}{
		{"as it is", [][]Cell{{one, one}, {one, one}}, [][]Cell{{one, one}, {one, one}}},
		{"a short row", [][]Cell{{one, one}, {one}}, [][]Cell{{one, one}, {one, none}}},
		{"spans of one", [][]Cell{{x(1, 1)}}, [][]Cell{{one}}},
		{"a span past the last row", [][]Cell{{x(0, 9), one}, {one}}, [][]Cell{{x(0, 2), one}, {one}}},
		{"a span over no column", [][]Cell{{x(3, 0)}, {x(3, 0)}}, [][]Cell{{one}, {one}}},
		{"a title over short rows", [][]Cell{{x(2, 0)}, {one}}, [][]Cell{{x(2, 0)}, {one, none}}},
		{"a span over no row", [][]Cell{{x(0, 2), x(0, 2)}, {}, {one, one}}, [][]Cell{{one, one}, {one, one}}},
		{"spans that meet", [][]Cell{{one, x(0, 2), one}, {x(2, 0), one}}, [][]Cell{{one, x(0, 2), one}, {one, one}}},
		{"a span out of the head", [][]Cell{{{Text: Plain("h"), Header: true, RowSpan: 2}, head}, {one}}, [][]Cell{{head, head}, {one, none}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := Table{Rows: c.in}.clean()
			if diff := cmp.Diff(c.want, got.(Table).Rows); diff != "" {
				t.Error(diff)
			}
		})
	}
}
