package wxr

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestAReaderGoesOnAnywhere reads made-up files to some entry, goes on there
// with another reader, and compares with one that read on. Sources that can
// not seek are skipped through.
func TestAReaderGoesOnAnywhere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		file := body("<![CDATA[a]]>")
		if n := rapid.IntRange(0, 30).Draw(t, "items"); n > 0 {
			var items strings.Builder
			for i := range n {
				text := rapid.StringMatching(`[a-zé&;\n ]{0,200}`).Draw(t, "text")
				fmt.Fprintf(&items, "<item><title>%d</title><content:encoded><![CDATA[%s]]></content:encoded>\n</item>\n<wp:term/>", i, text)
			}
			file = feed(items.String())
		}
		all, _, err := readAll(strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		stop := rapid.IntRange(1, len(all)).Draw(t, "stop")
		first, err := NewReader(strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for range stop {
			if _, err := first.Next(); err != nil {
				t.Fatal(err)
			}
		}
		if stop == len(all) && rapid.Bool().Draw(t, "to the end") {
			if _, err := first.Next(); !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
		}
		var from io.Reader = strings.NewReader(file)
		if rapid.Bool().Draw(t, "stream") {
			from = io.MultiReader(from)
		}
		second, err := NewReader(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := second.SkipTo(first.Place()); err != nil {
			t.Fatal(err)
		}
		for i := stop; ; i++ {
			entry, err := second.Next()
			if errors.Is(err, io.EOF) && i == len(all) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(all[i], entry); diff != "" {
				t.Fatalf("entry %d of %d:\n%s", i, len(all), diff)
			}
		}
	})
}
