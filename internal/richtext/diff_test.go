package richtext

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// versions returns the two lines that segments stand for.
func versions(segments []Segment) (before, after string) {
	var old, changed strings.Builder
	for _, s := range segments {
		if s.Op != Added {
			old.WriteString(s.Text)
		}
		if s.Op != Removed {
			changed.WriteString(s.Text)
		}
	}
	return old.String(), changed.String()
}

// sides returns the two documents that changes stand for.
func sides(changes []Change) (before, after Doc) {
	for _, c := range changes {
		if c.Old != nil {
			before.Blocks = append(before.Blocks, c.Old)
		}
		if c.New != nil {
			after.Blocks = append(after.Blocks, c.New)
		}
	}
	return before, after
}

func show(segments []Segment) string {
	var b strings.Builder
	for _, s := range segments {
		switch s.Op {
		case Added:
			b.WriteString("{+" + s.Text + "+}")
		case Removed:
			b.WriteString("[-" + s.Text + "-]")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestDiffTextShowsWords(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"equal", "Rain again", "Rain again", "Rain again"},
		{"a word", "The bridge is closed.", "The bridge is open.", "The bridge is [-closed-]{+open+}."},
		{"an added word", "The bridge is closed.", "The old bridge is closed.", "The {+old +}bridge is closed."},
		{"a removed clause", "It rained, she said, all day.", "It rained all day.", "It rained[-, she said,-] all day."},
		{"a rewritten clause", "Two people were hurt on Monday.", "Three children were hurt on Monday.", "[-Two people-]{+Three children+} were hurt on Monday."},
		{"case and punctuation", "So, yes", "So yes!", "So[-,-] yes{+!+}"},
		{"a number", "12,000 crowns", "12,500 crowns", "12,[-000-]{+500+} crowns"},
		{"without spaces", "東京は雨", "京都は雨", "[-東-]京{+都+}は雨"},
		{"all", "one", "two", "[-one-]{+two+}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(DiffText(c.old, c.new)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestDiffTextLeadsFromOneLineToTheOther(t *testing.T) {
	line := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", " ", ", ", "雨", "e\u0301", "\xff"}), 0, 30).Draw(t, "words"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := line.Draw(t, "old"), line.Draw(t, "new")
		segments := DiffText(a, b)
		if before, after := versions(segments); before != a || after != b {
			t.Errorf("%q to %q: %s", a, b, show(segments))
		}
		if a == b && !unchanged(segments) {
			t.Errorf("equal lines differ: %s", show(segments))
		}
		for i := 1; i < len(segments); i++ {
			if x, y := segments[i-1].Op, segments[i].Op; x == y || x == Added && y == Removed {
				t.Errorf("%s follows %s: %s", y, x, show(segments))
			}
		}
	})
}

func TestDiffLeadsFromOneDocumentToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := genDoc(t).WithoutComments().Clean()
		b := Doc{rapid.Permutation(append(genDoc(t).WithoutComments().Clean().Blocks, a.Blocks...)).Draw(t, "new")}
		changes := Diff(a, b)
		before, after := sides(changes)
		if diff := cmp.Diff(a.Blocks, before.Blocks); diff != "" {
			t.Error("old: " + diff)
		}
		if diff := cmp.Diff(b.Blocks, after.Blocks); diff != "" {
			t.Error("new: " + diff)
		}
		for _, c := range changes {
			if c.Op == Kept && !cmp.Equal(c.Old, c.New) {
				t.Errorf("kept, but different: %+v", c)
			}
		}
		for _, c := range Diff(a, a) {
			if c.Op != Kept {
				t.Errorf("equal documents differ: %+v", c)
			}
		}
	})
}

func TestRewrittenBlocksAreToldFromNewOnes(t *testing.T) {
	old := Doc{[]Block{
		Heading{2, Plain("What we know")},
		Paragraph{Plain("The bridge over the Keel was closed on Monday after a storm.")},
		Paragraph{Plain("Nobody was hurt.")},
		Picture{Picture: 1},
	}}
	changed := Doc{[]Block{
		Heading{2, Plain("What we know")},
		Paragraph{Plain("A tram stood on it for an hour, with twelve people aboard.")},
		Paragraph{Plain("The bridge over the Keel was closed on Sunday after a storm.")},
		Paragraph{Plain("Nobody was hurt.")},
		Picture{Picture: 2},
		Paragraph{Text{{Text: "The city engineer has ordered an inspection."}}},
	}}
	var got []string
	for _, c := range Diff(old, changed) {
		got = append(got, string(c.Op)+" "+show(c.Words))
	}
	want := []string{
		"kept ", "added ", "changed The bridge over the Keel was closed on [-Monday-]{+Sunday+} after a storm.", "kept ", "changed ", "added ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	golden(t, "diff.html", string(DiffHTML(Diff(old, changed), paperResolver(), DiffWords{
		Added: "added:", Removed: "removed:",
		Block: func(op Op, kind string) string { return kind + " " + string(op) },
	})))
}

func TestDiffOfUnlikeLongTextsGivesUpGracefully(t *testing.T) {
	a, b := longText(1, 30_000), longText(2, 30_000)
	segments := DiffText(a, b)
	if before, after := versions(segments); before != a || after != b {
		t.Error("the difference does not lead from one to the other")
	}
}

// longText returns n words of a small vocabulary in the order of a seed.
func longText(seed uint64, n int) string {
	random := rand.New(rand.NewPCG(seed, seed))
	words := strings.Fields("the ferry left harbour at noon with a cargo of salt and seven goats bound for island where nobody had asked")
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[random.IntN(len(words))])
	}
	return b.String()
}
