package subscribers_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store/storetest"
)

// holds reports in which files of a folder a text stands.
func holds(t *testing.T, folder, text string) (files []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(folder, "*"))
	must(t, err)
	for _, name := range all {
		data, err := os.ReadFile(name)
		must(t, err)
		if bytes.Contains(bytes.ToLower(data), []byte(text)) {
			files = append(files, filepath.Base(name))
		}
	}
	return files
}

func TestErasingLeavesNoByteOfTheAddress(t *testing.T) {
	t.Parallel()
	path := storetest.Path(t)
	st := storetest.Open(t, path)
	r := newRoom(t, st)
	for i := range 200 { // so that pages of the file are split and joined
		r.clock = r.clock.Add(time.Hour)
		r.joins(t, fmt.Sprintf("reader%d@paper.example", i*37%200), morning)
	}
	x := r.joins(t, "Nora.Lindqvist@paper.example", morning, sports)
	must(t, r.Move(t.Context(), r.prefer(x), "nora.lindqvist@elsewhere.example", home))
	r.work(t)
	for _, statement := range []string{
		`insert into issue (id, letter, state, made_at) values (7, 1, 'sent', 1)`,
		fmt.Sprintf(`insert into delivery (id, issue, subscriber, state, words) values (1, 7, %d, 'refused', '550 no nora.lindqvist@paper.example here')`, x.ID),
	} {
		_, err := st.DB().ExecContext(t.Context(), statement)
		must(t, err)
	}
	must(t, r.Leave(t.Context(), r.leave(x, morning), false))
	if len(holds(t, filepath.Dir(path), "nora.lindqvist")) == 0 {
		t.Fatal("the test looks in the wrong place")
	}
	must(t, r.EraseMe(t.Context(), r.prefer(x)))
	if files := holds(t, filepath.Dir(path), "nora.lindqvist"); files != nil {
		t.Errorf("the address stands in %q", files)
	}
	if _, err := r.Reader(t.Context(), r.prefer(x)); err == nil || news.KindOf(err) != news.Gone {
		t.Errorf("still known: %v", err)
	}
	if reason, err := st.Suppressed(t.Context(), r.Keys.Mark("nora.lindqvist@paper.example")); err != nil || reason != news.Erased {
		t.Errorf("an old list would bring it back: %q, %v", reason, err)
	}
	if back := r.joins(t, "nora.lindqvist@paper.example", morning); !back.Has(morning) {
		t.Error("its owner can not come back")
	}
}
