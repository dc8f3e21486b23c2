package subscribers_test

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// fromFair is a list whose readers agreed at a fair.
var fromFair = subscribers.List{
	Evidence: "Form at the fair, May 2026",
	Mapping:  subscribers.Mapping{All: []int64{morning}, ByLabel: map[string][]int64{"sports": {sports}}},
}

const fair = `email,labels,status,created_at
Nora@paper.example,Sports,active,2020-01-02
ove@paper.example,,active,2020-01-02
known@paper.example,,active,2020-01-02
here@paper.example,,unsubscribed,2020-01-02
gone@paper.example,,unsubscribed,2020-01-02
back@paper.example,,bounced,2020-01-02
wait@paper.example,,pending,2020-01-02
forgotten@paper.example,,active,2020-01-02
nobody@,,active,2020-01-02
two@paper.example,,unsubscribed,2020-01-02
two@paper.example,Sports,active,2020-01-02
nora@PAPER.example,,active,2020-01-02
`

func TestAListIsBroughtIn(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		ctx := t.Context()
		r.joins(t, "known@paper.example", morning, sports)
		r.joins(t, "here@paper.example", morning)
		must(t, r.EraseMe(ctx, r.prefer(r.joins(t, "forgotten@paper.example", morning))))
		var refused []subscribers.Refusal
		l := fromFair
		l.Refused = func(x subscribers.Refusal) { refused = append(refused, x) }

		dry := l
		dry.DryRun = true
		want := subscribers.Report{Shape: subscribers.Plain, Lines: 12, Added: 3, Known: 4, Suppressed: 1, Left: 1, Bounced: 1, Pending: 1, Refused: 1}
		got, err := r.Import(ctx, r.editor, strings.NewReader(fair), dry)
		must(t, err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("dry run: %s", diff)
		}
		if _, err := st.SubscriberAt(ctx, "ove@paper.example"); err == nil || news.KindOf(err) != news.NotFound {
			t.Errorf("the dry run wrote: %v", err)
		}

		got, err = r.Import(ctx, r.editor, iotest.HalfReader(strings.NewReader(fair)), l)
		must(t, err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		nora := r.find(t, "nora@paper.example")
		if !nora.Has(morning) || !nora.Has(sports) || !strings.HasPrefix(nora.Letters[0].Consent.Note, fromFair.Evidence) || nora.Letters[0].Consent.AskedAt.IsZero() {
			t.Errorf("%+v", nora)
		}
		if here := r.find(t, "here@paper.example"); !here.Has(morning) {
			t.Error("who left elsewhere lost the letter they asked for here")
		}
		if len(refused) != 2 || refused[0].Line != 10 {
			t.Errorf("%+v", refused)
		}
		for email, want := range map[news.Email]news.BlockReason{
			"gone@paper.example": news.Departed, "back@paper.example": news.Bounced, "forgotten@paper.example": news.Erased, "two@paper.example": "",
		} {
			if got, _ := st.Suppressed(ctx, r.Keys.Mark(email)); got != want {
				t.Errorf("%s: %q, want %q", email, got, want)
			}
		}

		again, err := r.Import(ctx, r.editor, strings.NewReader(fair), fromFair)
		must(t, err)
		if again.Added != 0 || again.Left != 0 || again.Bounced != 0 {
			t.Errorf("the second time: %+v", again)
		}
	})
}

func TestAListThatBreaksOffCanBeBroughtInAgain(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	var text strings.Builder
	text.WriteString("email\n")
	for i := range 1200 {
		fmt.Fprintf(&text, "reader%d@paper.example\n", i)
	}
	broken := errors.New("the disk is gone")
	got, err := r.Import(t.Context(), r.editor, io.MultiReader(strings.NewReader(text.String()), iotest.ErrReader(broken)), fromFair)
	if !errors.Is(err, broken) || got.Added == 0 || got.Added == 1200 {
		t.Fatalf("%+v, %v", got, err)
	}
	rest, err := r.Import(t.Context(), r.editor, strings.NewReader(text.String()), fromFair)
	must(t, err)
	if rest.Added+got.Added != 1200 || rest.Known != got.Added {
		t.Errorf("%+v after %+v", rest, got)
	}
}

func TestAListWithoutEvidenceIsRefused(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	for name, l := range map[string]subscribers.List{
		"no evidence":      {Mapping: fromFair.Mapping},
		"no letter":        {Evidence: fromFair.Evidence},
		"a closed letter":  {Evidence: fromFair.Evidence, Mapping: subscribers.Mapping{All: []int64{closed}}},
		"no such letter":   {Evidence: fromFair.Evidence, Mapping: subscribers.Mapping{All: []int64{morning, 99}}},
		"no letter behind": {Evidence: fromFair.Evidence, Mapping: subscribers.Mapping{All: []int64{morning}, ByLabel: map[string][]int64{"x": {98}}}},
	} {
		if _, err := r.Import(t.Context(), r.editor, strings.NewReader(fair), l); err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	rep, err := r.Import(t.Context(), r.editor, strings.NewReader("email,labels\na@paper.example,Chess\n"), subscribers.List{
		Evidence: fromFair.Evidence, Mapping: subscribers.Mapping{ByLabel: fromFair.Mapping.ByLabel},
	})
	if err != nil || rep.Refused != 1 {
		t.Errorf("%+v %v", rep, err)
	}
}

// manyLines is a list of n readers, every tenth of them broken, that is never
// whole in memory.
type manyLines struct {
	n, line int
	rest    []byte
}

func (m *manyLines) Read(p []byte) (int, error) {
	for len(m.rest) == 0 {
		if m.line > m.n {
			return 0, io.EOF
		}
		switch {
		case m.line == 0:
			m.rest = []byte("Email Address,OPTIN_TIME,CONFIRM_TIME,TAGS\n")
		case m.line%10 == 0:
			m.rest = fmt.Appendf(nil, "reader%d@,\"2018-02-05 19:28:23\n", m.line)
		default:
			m.rest = fmt.Appendf(nil, "reader%d@paper.example,2018-02-05 19:28:23,2018-02-05 19:30:00,\"\"\"Sports\"\"\"\n", m.line)
		}
		m.line++
	}
	n := copy(p, m.rest)
	m.rest = m.rest[n:]
	return n, nil
}

// BenchmarkImport brings in a list of a million lines, or of 20,000 with
// -short, of which every tenth is broken.
func BenchmarkImport(b *testing.B) {
	lines := 1_000_000
	if testing.Short() {
		lines = 20_000
	}
	for b.Loop() {
		r := newRoom(b, storetest.New(b))
		var most uint64
		l := fromFair
		l.Progress = func(rep subscribers.Report) {
			if rep.Lines%50_000 < 1000 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
		}
		rep, err := r.Import(b.Context(), r.editor, &manyLines{n: lines}, l)
		must(b, err)
		if rep.Refused != lines/10 || rep.Added != lines-lines/10 {
			b.Fatalf("%+v", rep)
		}
		b.ReportMetric(float64(most)/(1<<20), "MiB")
	}
	b.ReportMetric(float64(lines)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}
