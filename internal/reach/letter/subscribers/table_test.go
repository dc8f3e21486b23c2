package subscribers_test

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestAListThatIsTakenOutCanBeBroughtInAgain(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		const paper = "paper form, harbour fair"
		for address, letters := range map[string][]int64{"nora@paper.example": {morning, sports}, "=1+1@paper.example": {morning}} {
			_, err := r.Add(t.Context(), r.editor, address, letters, paper)
			must(t, err)
		}
		gone, err := r.Add(t.Context(), r.editor, "ove@paper.example", []int64{sports}, paper)
		must(t, err)
		_, err = r.Block(t.Context(), r.editor, gone.ID)
		must(t, err)
		var out strings.Builder
		must(t, r.Table(t.Context(), r.editor, map[int64]string{morning: "morning", sports: "sports"}, &out))
		if strings.Contains(out.String(), "\n=") {
			t.Errorf("a spreadsheet would carry this out: %s", out.String())
		}
		_, rows, err := subscribers.Read(strings.NewReader(out.String()))
		must(t, err)
		got := map[string][]string{} // the wishes of the desk are seconds apart here, so each has a line
		for row, err := range rows {
			must(t, err)
			got[string(row.Email)] = append(got[string(row.Email)], string(row.Standing)+" "+strings.Join(row.Labels, " "))
		}
		want := map[string][]string{
			"nora@paper.example": {"active morning", "active sports"}, "=1+1@paper.example": {"active morning"}, "ove@paper.example": {"left sports"},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff, out.String())
		}
		if err := r.Table(t.Context(), r.visitor, nil, io.Discard); news.KindOf(err) != news.Forbidden {
			t.Error(err)
		}
	})
}
