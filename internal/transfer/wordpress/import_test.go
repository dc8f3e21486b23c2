package wordpress_test

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/transfer/wordpress"
)

const samples = "../../../../shared/data/wxr"

func TestPrint(t *testing.T) {
	filepath.WalkDir(samples, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		st := storetest.New(t)
		r, err := wordpress.Import(t.Context(), st, wordpress.Options{Files: []string{p}, Now: storetest.Now})
		t.Log(strings.TrimPrefix(p, samples), err)
		if err == nil {
			t.Log(r.Summary(), r.Blocks)
		}
		r2, err := wordpress.Import(t.Context(), st, wordpress.Options{Files: []string{p}, Now: storetest.Now})
		if err == nil && (r2.Added+r2.Changed > 0) {
			t.Error("second", r2.Summary())
		}
		return nil
	})
}
