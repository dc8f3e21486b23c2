package disk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/blob/disk"
)

func TestASweepTakesWhatIsOldAndUnused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	hashes := map[string]string{}
	for _, name := range []string{"old and used", "old", "fresh", "put twice"} {
		hash, _, err := s.Put(t.Context(), strings.NewReader(name))
		if err != nil {
			t.Fatal(err)
		}
		hashes[name] = hash
		if old := time.Now().Add(-time.Hour); name != "fresh" {
			if err := os.Chtimes(filepath.Join(dir, hash[:2], hash[2:]), old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, _, err := s.Put(t.Context(), strings.NewReader("put twice")); err != nil {
		t.Fatal(err)
	}
	used := func(hash string) bool { return hash == hashes["old and used"] }
	if err := s.Sweep(t.Context(), time.Now().Add(-time.Minute), used); err != nil {
		t.Fatal(err)
	}
	for name, hash := range hashes {
		f, err := s.Open(t.Context(), hash)
		if (err == nil) == (name == "old") {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			_ = f.Close()
		}
	}
	for range 2 {
		if err := s.Drop(t.Context(), hashes["fresh"]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Open(t.Context(), hashes["fresh"]); err == nil {
		t.Error("what was dropped is still there")
	}
}
